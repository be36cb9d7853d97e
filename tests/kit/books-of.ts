/** Writes balances as short text, so that a test states the expected books in one line. */
import { decimal } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

/** `{ "wallet(ada)": "12.5", … }` for every account with money; an owner without a handle is shown as the kind of their id. */
export async function books(): Promise<Record<string, string>> {
  const rows = await sql<Array<{ name: string; micros: bigint }>>`
    select b.kind || '(' || coalesce(u.handle, case when b.kind = 'escrow' then 'tasks' else 'farthing' end) || ')' as name,
           sum(b.balance_micros)::bigint as micros
    from account_balances b left join users u on u.id = b.owner_id
    group by 1 having sum(b.balance_micros) <> 0 order by 1`;
  return Object.fromEntries(rows.map((row) => [row.name, decimal(row.micros)]));
}

/** The books as a table, the last line of every story: an account per row, amounts aligned. */
export async function booksTable(): Promise<string> {
  const rows = Object.entries(await books());
  const wide = Math.max(...rows.map(([name]) => name.length));
  const units = Math.max(...rows.map(([, amount]) => amount.split(".")[0]?.length ?? 0));
  const lines = rows
    .map(([name, amount]) => {
      const [whole = "", part] = amount.split(".");
      return `${name.padEnd(wide)}  ${whole.padStart(units)}${part === undefined ? "" : `.${part}`}`;
    })
    .join("\n");
  return `\n${lines}\n`;
}
