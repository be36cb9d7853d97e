/** Creates payouts for a list of people: sets their earnings aside and writes rows, history, events and transfers. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { post } from "#app/domain/ledger/post.ts";
import { writePayoutHistory } from "./payout-history.ts";

export interface NewPayout {
  userId: string;
  methodId: string;
  currency: Currency;
  /** Whole minor units, in micros. */
  micros: bigint;
  origin: "sweep" | "withdrawal" | "closure";
}

/**
 * The caller has locked the people. A person with an open payout is left out, also when that payout appeared this instant.
 * Returns the ids of the payouts made. The worker finds them by `next_at`.
 */
export async function createPayouts(tx: Tx, wanted: NewPayout[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const withIds = wanted.map((payout) => ({
    id: newId("payout"),
    ...payout,
    micros: `${payout.micros}`,
  }));
  const made = await tx.sql<{ id: string }[]>`
    insert into payouts (id, user_id, method_id, currency, amount_micros, state, origin, provider_key, created_at, next_at, command_id)
    select r.id, r."userId", r."methodId", r.currency, r.micros, 'queued', r.origin, r.id, ${tx.command.at}, ${tx.command.at},
           ${tx.command.id}
    from json_to_recordset(${JSON.stringify(withIds)}::text::json)
      as r(id text, "userId" text, "methodId" text, currency text, micros bigint, origin text)
    on conflict (user_id, currency) where state in ('queued', 'submitted', 'unknown') do nothing
    returning id`;
  const ids = new Set(made.map((row) => row.id));
  const created = withIds.filter((payout) => ids.has(payout.id));
  // The transfers come last in this pipeline: from then until the commit, releases to these people wait for our locks.
  await Promise.all([
    writePayoutHistory(
      tx,
      created.map(({ id }) => ({
        payoutId: id,
        transition: "create",
        from: null,
        to: "queued",
        note: "",
      })),
    ),
    enqueue(
      tx,
      created.map(({ id, userId, currency, micros, origin }) => ({
        name: "payout.created",
        subjectId: id,
        payload: { payoutId: id, userId, currency, amount: decimal(BigInt(micros)), origin },
      })),
    ),
    post(
      tx,
      created.map(({ id, userId, currency, micros }) => ({
        kind: "payout.sweep",
        from: userId,
        to: PLATFORM,
        currency,
        micros: BigInt(micros),
        subject: id,
      })),
    ),
  ]);
  return created.map(({ id }) => id);
}
