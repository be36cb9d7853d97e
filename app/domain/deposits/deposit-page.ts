/** One deposit for its owner's page, and the list of the latest. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { DepositState } from "./deposit-lifecycle.ts";

export interface DepositView {
  id: string;
  currency: Currency;
  amountMicros: bigint;
  state: DepositState;
  providerRef: string | null;
  checkoutUrl: string | null;
  failure: string | null;
  returnTo: string | null;
  createdAt: Date;
  settledAt: Date | null;
}

/** Refuses `not_found` for a deposit that is not the viewer's. */
export async function depositPage(viewer: UserActor, id: string): Promise<DepositView> {
  requireAbility(viewer, "deposits.read");
  const [row] = await sql<DepositView[]>`
    select id, currency, amount_micros as "amountMicros", state, provider_ref as "providerRef",
           checkout_url as "checkoutUrl", failure, return_to as "returnTo", created_at as "createdAt",
           settled_at as "settledAt"
    from deposits where id = ${id} and user_id = ${viewer.id}`;
  return found(row);
}

/** The viewer's last deposits, newest first. */
export async function recentDeposits(viewer: UserActor, limit: number): Promise<DepositView[]> {
  requireAbility(viewer, "deposits.list");
  return sql<DepositView[]>`
    select id, currency, amount_micros as "amountMicros", state, provider_ref as "providerRef",
           checkout_url as "checkoutUrl", failure, return_to as "returnTo", created_at as "createdAt",
           settled_at as "settledAt"
    from deposits where user_id = ${viewer.id} order by id desc limit ${limit}`;
}
