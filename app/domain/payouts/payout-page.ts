/** Payouts for their owner's pages: the list, and one with its whole history. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { PayoutState, PayoutTransition } from "./payout-lifecycle.ts";

export interface PayoutView {
  id: string;
  currency: Currency;
  amountMicros: bigint;
  state: PayoutState;
  origin: "sweep" | "withdrawal" | "closure";
  holder: string;
  tail: string;
  providerRef: string | null;
  /** Why it waits, failed or came back, in the provider's words or ours. */
  failure: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  settledAt: Date | null;
  returnedAt: Date | null;
}

export interface PayoutStepView {
  id: string;
  transition: PayoutTransition;
  note: string;
  at: Date;
}

const columns = () => sql`
  p.id, p.currency, p.amount_micros as "amountMicros", p.state, p.origin, m.holder, m.account_tail as tail,
  p.provider_ref as "providerRef", p.failure, p.created_at as "createdAt", p.submitted_at as "submittedAt",
  p.settled_at as "settledAt", p.returned_at as "returnedAt"`;

/** Newest first, by keyset cursor: those before the payout `before`. `next` is the cursor of the following page, if any. */
export async function payoutList(
  viewer: UserActor,
  page: { before: string | null; limit: number },
): Promise<{ payouts: PayoutView[]; next: string | null }> {
  requireAbility(viewer, "payouts.list");
  const rows = await sql<PayoutView[]>`
    select ${columns()} from payouts p join payout_methods m on m.id = p.method_id
    where p.user_id = ${viewer.id} and (${page.before}::text is null or p.id < ${page.before})
    order by p.id desc limit ${page.limit + 1}`;
  const payouts = rows.slice(0, page.limit);
  return { payouts, next: rows.length > page.limit ? (payouts.at(-1)?.id ?? null) : null };
}

/** Refuses `not_found` for a payout that is not the viewer's. */
export async function payoutPage(
  viewer: UserActor,
  id: string,
): Promise<{ payout: PayoutView; steps: PayoutStepView[] }> {
  requireAbility(viewer, "payouts.read");
  const [row] = await sql<PayoutView[]>`
    select ${columns()} from payouts p join payout_methods m on m.id = p.method_id
    where p.id = ${id} and p.user_id = ${viewer.id}`;
  const payout = found(row);
  const steps = await sql<PayoutStepView[]>`
    select id, transition, note, at from payout_transitions where payout_id = ${id} order by at, id`;
  return { payout, steps: [...steps] };
}

/** The person's open payout in a currency, if any. */
export async function openPayoutOf(userId: string, currency: Currency): Promise<PayoutView | null> {
  const [row] = await sql<PayoutView[]>`
    select ${columns()} from payouts p join payout_methods m on m.id = p.method_id
    where p.user_id = ${userId} and p.currency = ${currency} and p.state in ('queued', 'submitted', 'unknown')`;
  return row ?? null;
}
