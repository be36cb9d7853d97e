/** Who is due for a payout: automatic, at or over their threshold, a rested account that worked last time, nothing open. */
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Tx } from "#app/domain/kernel/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { planAfresh } from "#app/domain/kernel/plan-afresh.ts";
import { sql } from "#app/domain/kernel/store.ts";

export interface DuePayout {
  userId: string;
  methodId: string;
  currency: Currency;
  /** Everything available, dust included. */
  balance: bigint;
}

/**
 * People who are due now, in order of their ids, behind `after`. Walks the accounts by their key once, however many sweeps
 * it takes: an index on the balance would be quicker here and dearer at every release.
 */
export async function duePeople(after: string, limit: number): Promise<string[]> {
  const rows = await sql<{ userId: string }[]>`
    select a.owner_id as "userId" from ${due(sql, nowDate())} and a.owner_id > ${after}
    order by a.owner_id limit ${limit}`;
  // Somebody with two currencies may be the last twice; the second is read with the first.
  return [...new Set(rows.map((row) => row.userId))];
}

/** What is due to these people, whom the caller has locked. */
export async function dueTo(tx: Tx, people: string[]): Promise<DuePayout[]> {
  await planAfresh(tx, people.length);
  return tx.sql<DuePayout[]>`
    select a.owner_id as "userId", m.id as "methodId", a.currency, a.balance_micros as balance
    from ${due(tx.sql, tx.command.at)} and a.owner_id = any(${people}::text[])
    order by a.owner_id, a.currency`;
}

function due(reader: Tx["sql"] | typeof sql, at: Date) {
  return reader`
    accounts a
    join users u on u.id = a.owner_id and u.state = 'active'
    join payout_methods m on m.user_id = a.owner_id and m.removed_at is null and m.cools_until <= ${at}
    left join payout_preferences p on p.user_id = a.owner_id
    where a.kind = 'earnings_available' and a.balance_micros >= ${env.payoutFloor}
      and coalesce(p.automatic, true)
      and a.balance_micros >= case when p.currency = a.currency then p.threshold_micros else ${env.payoutThreshold} end
      and not exists (
        select from payouts o where o.user_id = a.owner_id and o.currency = a.currency
          and o.state in ('queued', 'submitted', 'unknown'))
      and coalesce((
        select l.state from payouts l where l.method_id = m.id and l.state in ('settled', 'failed', 'returned')
        order by l.id desc limit 1), 'settled') = 'settled'`;
}
