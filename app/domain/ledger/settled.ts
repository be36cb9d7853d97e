/** Up to which transfer and which command nothing can still appear: where snapshots and proofs may end. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "#app/domain/store/store.ts";
import type { Sql, Tx } from "#db/client.server.ts";

export interface Settled {
  /** Every transfer with this id or a smaller one is committed, or never will exist. */
  transferId: bigint;
  /** The same for the places of commands. */
  commandPlace: bigint;
}

/** A command takes at most eight seconds; who writes longer is not waited for. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 20;

/**
 * Numbers are drawn before their transaction commits, so a smaller one can appear after a larger: "everything above the
 * last one I saw" would lose it. Three facts make a number settled. A transaction has its own id before it draws (the
 * command's row comes first, and its trigger asks for the id). Sequences hand out one number at a time. And a mark reads the
 * sequences first and takes its transaction id afterwards, so whoever drew what it read has a smaller one. Once no
 * transaction up to the mark's is in progress, every statement that begins afterwards sees all that will ever be there.
 *
 * Leaves such a mark and waits until it is settled, at most `patienceMs`; then answers with the newest settled mark, which a
 * long writer anywhere on the server makes old but never wrong (zero before the first). Nobody waits for us.
 *
 * Safe over dump and restore, where transaction ids begin anew: a dump holds no transfer that was not committed when it
 * began, its sequences go on after the last number drawn, and so everything a mark in it names is settled by itself, whenever
 * the new server's ids reach the mark's. `pg_upgrade`, crash recovery and a promoted standby keep the ids. Sequences set back
 * by hand are found by the check `numbers-are-drawn-one-by-one`.
 */
export async function settled({
  reader = sql,
  patienceMs = PATIENCE_MS,
}: { reader?: Sql; patienceMs?: number } = {}): Promise<Settled> {
  const until = performance.now() + patienceMs;
  // A statement outside any transaction: it must not have an id already.
  const [mark] = await reader<{ xid: string }[]>`select mark_drawn()::text as xid`;
  for (;;) {
    const [look] = await reader<{ ended: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${mark?.xid ?? "0"}::xid8 as ended`;
    if (look?.ended === true || performance.now() >= until) return settledIn(reader);
    await sleep(LOOK_EVERY_MS);
  }
}

/** What is settled by the marks there are, without leaving one; in a snapshot of the caller's: what that snapshot sees. */
export async function settledIn(reader: Sql | Tx): Promise<Settled> {
  const [row] = await reader<Settled[]>`
    select transfer_id as "transferId", command_place as "commandPlace" from settled_numbers`;
  return row ?? { transferId: 0n, commandPlace: 0n };
}
