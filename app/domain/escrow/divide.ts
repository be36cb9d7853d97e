/** Divides held money of tasks: released to the freelancer less commission, refunded to the buyer, or both. */
import type { Begun, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { post } from "#app/domain/ledger/post.ts";
import { refundEntries, releaseEntries } from "./entries.ts";
import type { EscrowedTask, Release } from "./entries.ts";

export interface Division {
  task: EscrowedTask;
  release: Release;
  /** In micros. */
  refundMicros: bigint;
  /** The command of this division in a shared transaction. */
  command?: Begun | undefined;
}

/**
 * Posts all divisions at once. The caller has locked the tasks and checked that both parts fit into what is held; an escrow that
 * would fall below zero refuses the whole list.
 */
export async function divide(tx: Tx, divisions: Division[]): Promise<void> {
  const entries = divisions.flatMap(({ task, release, refundMicros, command }) =>
    [...releaseEntries(task, release), ...refundEntries(task, refundMicros)].map((entry) =>
      command === undefined ? entry : { ...entry, command },
    ),
  );
  await Promise.all([post(tx, entries), startClearing(tx, divisions)]);
}

async function startClearing(tx: Tx, divisions: Division[]): Promise<void> {
  const rows = divisions
    .filter(({ release }) => release.clearsAt !== null && release.netMicros > 0n)
    .map(({ task, release, command = tx.command }) => ({
      id: newId("clearing"),
      task_id: task.id,
      freelancer_id: task.freelancerId,
      currency: task.currency,
      amount_micros: `${release.netMicros}`,
      clears_at: release.clearsAt,
      command_id: command.id,
    }));
  if (rows.length === 0) return;
  await tx.sql`
    insert into clearings (id, task_id, freelancer_id, currency, amount_micros, clears_at, command_id)
    select id, task_id, freelancer_id, currency, amount_micros, clears_at, command_id
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, task_id text, freelancer_id text, currency text, amount_micros bigint, clears_at timestamptz, command_id text)`;
}
