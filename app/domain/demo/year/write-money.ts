/** Writes deposits and payouts of the demo's year, and posts all of its transfers in the order of their moments. */
import type { Tx } from "#app/domain/commands/command.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { post } from "#app/domain/ledger/post.ts";
import { idAt } from "./moments.ts";
import type { YearDeposit, YearEntry, YearPayout } from "./planned.ts";

/** One list in the order of time, so that every statement reads as it happened. */
export async function postYear(tx: Tx, entries: readonly YearEntry[]): Promise<void> {
  const inOrder = entries.toSorted((one, other) => +one.at - +other.at);
  await post(
    tx,
    inOrder.map(({ at, ...entry }) => ({
      ...entry,
      command: { id: tx.command.id, actor: OPERATOR, at },
    })),
  );
}

export async function writeDeposits(tx: Tx, deposits: readonly YearDeposit[]): Promise<void> {
  const rows = deposits.map((deposit) => ({ ...deposit, micros: `${deposit.micros}` }));
  const ids = deposits.map(({ id }) => id);
  const { id: by } = tx.command;
  await Promise.all([
    tx.sql`
      insert into deposits (id, user_id, currency, amount_micros, state, provider_ref, created_at, command_id)
      select id, "userId", 'USD', micros, 'created', ref, at, ${by}
      from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as r(id text, "userId" text, micros bigint, ref text, at timestamptz)`.execute(),
    tx.sql`
      update deposits set state = 'succeeded', settled_at = created_at + interval '1 minute', command_id = ${by}
      where id = any(${ids}::text[])`.execute(),
  ]);
}

/** One person has one open payout at most, so the first of each arrives before the second begins. */
export async function writePayouts(tx: Tx, payouts: readonly YearPayout[]): Promise<void> {
  const places = new Map<string, number>();
  const rounds = Map.groupBy(payouts, ({ userId }) => {
    const place = places.get(userId) ?? 0;
    places.set(userId, place + 1);
    return place;
  });
  for (const round of rounds.values()) await writeRound(tx, round);
  await writeSteps(tx, payouts);
}

async function writeRound(tx: Tx, payouts: readonly YearPayout[]): Promise<void> {
  const rows = payouts.map((payout) => ({ ...payout, micros: `${payout.micros}` }));
  const ids = payouts.map(({ id }) => id);
  const { id: by } = tx.command;
  await Promise.all([
    tx.sql`
      insert into payouts (id, user_id, method_id, currency, amount_micros, state, origin, provider_key, provider_ref, created_at, command_id)
      select id, "userId", "methodId", 'USD', micros, 'queued', 'sweep', id, 'pretend_' || right(id, 12), at, ${by}
      from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as r(id text, "userId" text, "methodId" text, micros bigint, at timestamptz)`.execute(),
    tx.sql`
      update payouts set state = 'submitted', submitted_at = created_at + interval '1 minute', command_id = ${by}
      where id = any(${ids}::text[])`.execute(),
    tx.sql`
      update payouts p set state = 'settled', settled_at = r."settledAt", command_id = ${by}
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id text, "settledAt" timestamptz) where p.id = r.id`.execute(),
  ]);
}

async function writeSteps(tx: Tx, payouts: readonly YearPayout[]): Promise<void> {
  const rows = payouts.flatMap(({ id: payout, at, settledAt }) => {
    const submitted = new Date(at.getTime() + 60_000);
    return [
      { payout, transition: "create", from: null, to: "queued", at },
      { payout, transition: "submit", from: "queued", to: "submitted", at: submitted },
      { payout, transition: "settle", from: "submitted", to: "settled", at: settledAt },
    ].map((step) => ({ id: idAt("transition", step.at), ...step }));
  });
  await tx.sql`
    insert into payout_transitions (id, payout_id, transition, from_state, to_state, note, at, command_id)
    select id, payout, transition, "from", "to", '', at, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, payout text, transition text, "from" text, "to" text, at timestamptz)`;
}
