/** Corrections are mirrors: a wrong transfer stays, and its opposite is posted beside it. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

/**
 * Posts the mirror of each transfer (ids) and returns the mirrors' ids. Refuses with `already_reversed` when one of
 * them was mirrored before or is itself a mirror, and with `insufficient_balance` when the money has moved on.
 */
export async function reverse(tx: Tx, transfers: bigint[]): Promise<bigint[]> {
  if (transfers.length === 0) return [];
  const ids = transfers.map(String);
  const [state] = await tx.sql<{ open: number }[]>`
    select count(*)::int as open from transfers t
    where t.id = any(${ids}::bigint[]) and t.reverses_id is null
      and not exists (select from transfers r where r.reverses_id = t.id)`;
  if (state?.open !== transfers.length) refuse("already_reversed");
  const rows = await tx.sql<{ id: bigint }[]>`
    select id from reverse_transfers(${tx.command.id}, ${tx.command.at}, ${ids}::bigint[]) as id`;
  return rows.map((row) => row.id);
}
