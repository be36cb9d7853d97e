/** Balances as short text, so that a test or a story can say in one line what the books should be. */
import { decimal } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/kernel/store.ts";

/** `{ "wallet(ada)": "12.5", … }` for every account that holds something; owners without a handle show their kind of id. */
export async function books(): Promise<Record<string, string>> {
  const rows = await sql<Array<{ name: string; micros: bigint }>>`
    select b.kind || '(' || coalesce(u.handle, case when b.kind = 'escrow' then 'tasks' else 'farthing' end) || ')' as name,
           sum(b.balance_micros)::bigint as micros
    from account_balances b left join users u on u.id = b.owner_id
    group by 1 having sum(b.balance_micros) <> 0 order by 1`;
  return Object.fromEntries(rows.map((row) => [row.name, decimal(row.micros)]));
}
