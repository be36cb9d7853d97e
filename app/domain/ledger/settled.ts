/** Up to which transfer and which command nothing can still appear: where snapshots and proofs may end. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "#app/domain/kernel/store.ts";
import type { Sql } from "#db/client.server.ts";

export interface Settled {
  /** Every transfer with this id or a smaller one is committed, or never will exist. */
  transferId: bigint;
  /** The same for the places of commands. */
  commandPlace: bigint;
}

/** A command takes at most eight seconds; who writes longer than this makes us come back later. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 20;

/**
 * Numbers are drawn before their transaction commits, so a smaller one can appear after a larger: "everything above the
 * last one I saw" would lose it. Three facts make a number settled. A transaction has its own id before it draws (the
 * command's row comes first, and its trigger asks for the id). Sequences hand out one number at a time. And we read the
 * sequences first and take a transaction id afterwards, so whoever drew what we read has a smaller one. Once no
 * transaction up to ours is in progress, every statement that begins afterwards sees all that will ever be there.
 *
 * Nobody waits for us: a writer that takes long only makes the answer late, and `null` after `patienceMs`. The answer is
 * about numbers, not about transaction ids, so it stays true after a restore, where those begin anew: the rows come
 * along, and the sequences continue after the last number drawn. Kept transaction ids would not be; so none is kept.
 */
export async function settled({
  reader = sql,
  patienceMs = PATIENCE_MS,
}: { reader?: Sql; patienceMs?: number } = {}): Promise<Settled | null> {
  const until = performance.now() + patienceMs;
  // One statement outside any transaction: it must not have an id already.
  const [mark] = await reader<{ transferId: bigint; commandPlace: bigint; xid: string }[]>`
    select transfer_id as "transferId", command_place as "commandPlace", transaction_id::text as xid from mark_drawn()`;
  if (mark === undefined) throw new Error("mark_drawn() answered nothing.");
  for (;;) {
    const [look] = await reader<{ ended: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${mark.xid}::xid8 as ended`;
    if (look?.ended === true)
      return { transferId: mark.transferId, commandPlace: mark.commandPlace };
    if (performance.now() >= until) return null;
    await sleep(LOOK_EVERY_MS);
  }
}
