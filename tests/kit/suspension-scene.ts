/** Makes suspended people in one line each: their earnings, their paid accounts, the staff's decisions. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { SuspendedActor, UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { suspendPerson } from "#app/domain/suspensions/suspend-person.ts";
import type { Contest } from "#app/domain/suspensions/contest-input.ts";
import type { Sql } from "#db/client.server.ts";
import { person } from "./cast.ts";
import { earned, payoutAccount, USD } from "./money-story.ts";
import type { MovedClock } from "./moved-clock.ts";

let met = 0;

/** A freelancer with nine tenths of `grossMicros` available. */
export async function seller(grossMicros = 100_000_000n): Promise<UserActor> {
  met += 1;
  const who = await person(`seller-${met}`);
  await earned(await person(`buyer-${met}`), who, grossMicros);
  return who;
}

/** Makes a payout of a dollar that arrives at the person's account; returns the account. */
export async function reached(who: UserActor): Promise<string> {
  const methodId = await payoutAccount(who);
  await settledPayout(who, methodId);
  return methodId;
}

async function settledPayout(who: UserActor, methodId: string): Promise<void> {
  const amount = USD(1_000_000n);
  const { answer } = await withdraw(who, { amount, methodId, key: newFormKey() });
  await tellBank(answer.payoutId, "settled");
}

export async function tellBank(payoutId: string, state: "settled" | "refused"): Promise<void> {
  const [row] = await sql<{ micros: bigint }[]>`
    select amount_micros as micros from payouts where id = ${payoutId}`;
  await applyBankFact({
    ref: `bank_${payoutId}`,
    operationKey: payoutId,
    state,
    minorUnits: (row?.micros ?? 0n) / 10_000n,
    currency: "USD",
    reason: null,
  });
}

/** Makes available earnings, an account that a payout reached, then `hours` without events. */
export async function knownSeller(clock: MovedClock, hours = 15 * 24): Promise<UserActor> {
  const who = await seller();
  await reached(who);
  clock.pass(hours);
  return who;
}

export function contest(micros: bigint, days = 30): Contest {
  const until = hoursAfter(nowDate(), days * 24);
  return { amounts: [USD(micros)], reason: "Cards that look stolen.", until };
}

/** Suspends with the given contested amounts; without them staff have not decided. */
export async function suspended(
  who: UserActor,
  contested?: bigint,
  actor: UserActor | typeof OPERATOR = OPERATOR,
): Promise<SuspendedActor> {
  await suspendPerson(actor, {
    userId: who.id,
    reason: "Looked odd to us.",
    ...(contested === undefined ? {} : { contest: contest(contested) }),
    key: newFormKey(),
  });
  return { kind: "suspended", id: who.id };
}

/** Marks all orders of a freelancer as paid by card. */
export async function paidByCard(owner: Sql, freelancer: UserActor): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update orders set funding = 'card' where freelancer_id = ${freelancer.id}`;
  });
}

/** Suspends by SQL, past the guards, for tests of other things: the state, and its suspension row. */
export async function suspendByHand(owner: Sql, userId: string): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set state = 'suspended' where id = ${userId}`;
    await tx`
      insert into suspensions (id, user_id, reason, began_at, undecided_until, command_id)
      select 'sus_' || substr(id, 5), id, 'By hand.', now(), now() + interval '120 days', command_id from users where id = ${userId}`;
    await tx`set local session_replication_role = origin`;
    await tx`select search_put(array(select id from search_gigs where freelancer_id = ${userId}))`;
  });
}
