/** The sweep: everybody whose available earnings reached their threshold gets one payout of the whole cents. */
import { env } from "#app/env.server.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/kernel/command.ts";
import type { Tx } from "#app/domain/kernel/command.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { wholeMinorUnits } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { createPayouts } from "./create-payouts.ts";
import type { NewPayout } from "./create-payouts.ts";

/** A batch commits as a whole, so it stays small enough to be quick and large enough to be cheap. */
const BATCH = 500;

interface Candidate {
  userId: string;
  methodId: string;
  currency: Currency;
  balance: bigint;
}

/**
 * Makes the payouts that are due and returns how many. Safe to run at any time and by many at once: people are locked
 * and looked at again before anything is set aside, and nobody ever has two open payouts in one currency.
 */
export async function sweep(actor: Actor = CLOCK): Promise<number> {
  if (actor.kind !== "clock" && actor.kind !== "operator") refuse("not_allowed");
  let made = 0;
  let after = "";
  for (;;) {
    const people = await duePeople(after);
    if (people.length === 0) return made;
    after = people.at(-1) ?? "";
    const spec = { name: "payouts.sweep", actor, key: newFormKey(), input: { people } };
    const { answer } = await command(spec, async (tx) => ({ made: await sweepPeople(tx, people) }));
    made += answer.made;
  }
}

async function sweepPeople(tx: Tx, people: string[]): Promise<number> {
  await tx.sql`select id from users where id = any(${people}::text[]) order by id for no key update`;
  // Read again after the lock: what was true when we looked may have been spent since.
  const rows = await candidates(tx.sql, tx.command.at, people);
  const payouts = rows.map(({ userId, methodId, currency, balance }): NewPayout => ({
    userId,
    methodId,
    currency,
    micros: wholeMinorUnits({ micros: balance, currency }).moved.micros,
    origin: "sweep",
  }));
  const ids = await createPayouts(
    tx,
    payouts.filter((payout) => payout.micros > 0n),
  );
  return ids.length;
}

async function duePeople(after: string): Promise<string[]> {
  const rows = await candidates(sql, nowDate(), null, after);
  return [...new Set(rows.map((row) => row.userId))];
}

/** Who is due at `at`: automatic, at or over their threshold, with a rested method that worked last time, nothing open. */
function candidates(
  reader: Tx["sql"] | typeof sql,
  at: Date,
  people: string[] | null,
  after = "",
): Promise<Candidate[]> {
  return reader<Candidate[]>`
    select a.owner_id as "userId", m.id as "methodId", a.currency, a.balance_micros as balance
    from accounts a
    join users u on u.id = a.owner_id and u.state = 'active'
    join payout_methods m on m.user_id = a.owner_id and m.removed_at is null and m.cools_until <= ${at}
    left join payout_preferences p on p.user_id = a.owner_id
    where a.kind = 'earnings_available' and a.owner_id > ${after} and a.balance_micros >= ${env.payoutFloor}
      and (${people}::text[] is null or a.owner_id = any(${people}::text[]))
      and coalesce(p.automatic, true)
      and a.balance_micros >= case when p.currency = a.currency then p.threshold_micros else ${env.payoutThreshold} end
      and not exists (
        select from payouts o where o.user_id = a.owner_id and o.currency = a.currency
          and o.state in ('queued', 'submitted', 'unknown'))
      and coalesce((
        select l.state from payouts l where l.method_id = m.id and l.state in ('settled', 'failed', 'returned')
        order by l.id desc limit 1), 'settled') = 'settled'
    order by a.owner_id, a.currency limit ${BATCH}`;
}
