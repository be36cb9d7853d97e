/** Finds the highest transfer and command numbers below which no row can appear any more; snapshots and proofs end there. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "#app/domain/store/store.ts";
import type { Sql, Tx } from "#db/client.server.ts";

export interface Settled {
  /** Every transfer with this id or a smaller one is committed, or will never exist. */
  transferId: bigint;
  /** The same for `commands.place`. */
  commandPlace: bigint;
}

/** A command takes at most 8 s (`COMMAND_LIMIT_MS`); longer transactions are not waited for. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 20;

/**
 * Numbers are drawn before their transaction commits, so a smaller one can appear after a larger one: reading "everything above
 * the last number" would lose it. Three facts make a number settled. 1. A transaction gets its transaction id before it draws
 * numbers (the command's row is written first, and its trigger asks for the id). 2. Sequences give out one number at a time. 3. A
 * mark reads the sequences first and takes its own transaction id afterwards, so every transaction that drew a number it read has
 * a smaller id. Once no transaction up to the mark's id is in progress, every later statement sees all rows up to the mark.
 *
 * Writes such a mark and waits at most `patienceMs` until it is settled, then returns the newest settled mark (zero before the
 * first). A long transaction anywhere on the server makes the answer old, never wrong. No writer waits for this.
 *
 * Safe over dump and restore, where transaction ids begin anew: a dump holds only transfers that were committed when it began,
 * and its sequences continue after the last number drawn, so everything a mark in it names is settled, whenever the new server's
 * ids reach the mark's. `pg_upgrade`, crash recovery and promotion of a standby keep the ids. Sequences set back by hand are
 * found by the check `numbers-are-drawn-one-by-one`.
 */
export async function settled({
  reader = sql,
  patienceMs = PATIENCE_MS,
}: { reader?: Sql; patienceMs?: number } = {}): Promise<Settled> {
  const until = performance.now() + patienceMs;
  // Outside any transaction, so that it has no transaction id yet.
  const [mark] = await reader<{ xid: string }[]>`select mark_drawn()::text as xid`;
  for (;;) {
    const [look] = await reader<{ ended: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${mark?.xid ?? "0"}::xid8 as ended`;
    if (look?.ended === true || performance.now() >= until) return settledIn(reader);
    await sleep(LOOK_EVERY_MS);
  }
}

/** The newest settled mark without writing one; inside a caller's snapshot, as of that snapshot. */
export async function settledIn(reader: Sql | Tx): Promise<Settled> {
  const [row] = await reader<Settled[]>`
    select transfer_id as "transferId", command_place as "commandPlace" from settled_numbers`;
  return row ?? { transferId: 0n, commandPlace: 0n };
}
