/** People due for an automatic payout: balance at or over their threshold, a rested account that did not fail, no open payout. */
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { sql } from "#app/domain/store/store.ts";
import { lastOutcome } from "./last-outcome.ts";

export interface DuePayout {
  userId: string;
  methodId: string;
  currency: Currency;
  /** Everything available, including fractions of a cent. */
  balance: bigint;
}

/** Accounts per query. */
const CHUNK = 20_000;
/** Sorts after every id. */
const END = "~";

/**
 * People who are due, in order of their ids, from chunks of all accounts by key. An index on the balance would speed this up and
 * slow down every release (decision 84).
 */
export async function* duePeople(chunk = CHUNK): AsyncGenerator<string[]> {
  for (let after = ""; after !== END;) {
    const from = after;
    const to = await chunkEnd(from, chunk);
    const people = await onReadingConnection((reader) => dueBetween(reader, from, to));
    if (people.length > 0) yield people;
    after = to;
  }
}

async function chunkEnd(after: string, chunk: number): Promise<string> {
  const [end] = await sql<{ id: string }[]>`
    select owner_id as id from accounts where kind = 'earnings_available' and owner_id > ${after}
    order by owner_id offset ${chunk - 1} limit 1`;
  return end?.id ?? END;
}

/** On a command's connection, which never scans a whole table: a plan cached before the first payout would, for each person. */
function onReadingConnection<T>(read: (reader: Tx["sql"]) => Promise<T>): Promise<T> {
  return onConnection({ run: (connection) => read(connection.sql), limitMs: env.commandLimitMs });
}

/** Every table gets the bounds, so that any join order stays within the chunk. */
async function dueBetween(reader: Tx["sql"], from: string, to: string): Promise<string[]> {
  const within = (column: string) =>
    reader`${reader(column)} > ${from} and ${reader(column)} <= ${to}`;
  const rows = await reader<{ userId: string }[]>`
    select distinct a.owner_id as "userId" from ${due(reader, nowDate())}
      and ${within("a.owner_id")} and ${within("u.id")} and ${within("m.user_id")}
    order by 1`;
  return rows.map((row) => row.userId);
}

/** The amounts due to these people, whom the caller has locked. */
export async function dueTo(tx: Tx, people: string[]): Promise<DuePayout[]> {
  await planAfresh(tx, people.length);
  return tx.sql<DuePayout[]>`
    select a.owner_id as "userId", m.id as "methodId", a.currency, a.balance_micros as balance
    from ${due(tx.sql, tx.command.at)} and a.owner_id = any(${people}::text[])
    order by a.owner_id, a.currency`;
}

/** Accounts from before the first release with verified addresses are paid until they are asked. */
const HAS_ADDRESS = "u.email_state <> 'unverified'";

/** Whether the address of a person lets automatic payouts go on; for pages that say why nothing was paid. */
export async function isPaidOut(userId: string): Promise<boolean> {
  const found =
    await sql`select from users u where u.id = ${userId} and ${sql.unsafe(HAS_ADDRESS)}`;
  return found.count > 0;
}

function due(reader: Tx["sql"], at: Date) {
  return reader`
    accounts a
    join users u on u.id = a.owner_id and u.state = 'active' and ${reader.unsafe(HAS_ADDRESS)}
    join payout_methods m on m.user_id = a.owner_id and m.removed_at is null and m.cools_until <= ${at}
    left join payout_preferences p on p.user_id = a.owner_id
    where a.kind = 'earnings_available' and a.balance_micros >= ${env.payoutFloor}
      and coalesce(p.automatic, true)
      and a.balance_micros >= case when p.currency = a.currency then p.threshold_micros else ${env.payoutThreshold} end
      and not exists (select from payout_rests r where r.user_id = u.id and (r.until is null or r.until > ${at}))
      and not exists (
        select from payouts o where o.user_id = a.owner_id and o.currency = a.currency
          and o.state in ('queued', 'submitted', 'unknown'))
      and coalesce(${lastOutcome(reader)}, 'settled') = 'settled'`;
}
