/** Locks a deposit and moves it along its lifecycle. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { mayMoveDeposit, DEPOSIT_LIFECYCLE } from "./deposit-lifecycle.ts";
import type { DepositState, DepositTransition } from "./deposit-lifecycle.ts";

export interface LockedDeposit {
  id: string;
  userId: string;
  currency: Currency;
  amountMicros: bigint;
  state: DepositState;
  providerRef: string | null;
  attempts: number;
  createdAt: Date;
}

/** The deposit with this id, or else the one with this processor reference. */
export async function lockDeposit(
  tx: Tx,
  by: { id: string | null; ref: string | null },
): Promise<LockedDeposit | undefined> {
  const [row] = await tx.sql<LockedDeposit[]>`
    select id, user_id as "userId", currency, amount_micros as "amountMicros", state, provider_ref as "providerRef",
           attempts, created_at as "createdAt"
    from deposits where id = ${by.id} or provider_ref = ${by.ref}
    order by (id = ${by.id}) desc nulls last limit 1 for no key update`;
  return row;
}

export interface DepositChanges {
  providerRef?: string;
  checkoutUrl?: string;
  failure?: string | null;
  /** Null ends the polling. */
  nextAt: Date | null;
  /** A later moment replaces an earlier one: money may arrive long after a failure. */
  settledAt?: Date;
}

/** Throws when the lifecycle does not allow it: callers check first. */
export async function moveDeposit(
  tx: Tx,
  deposit: LockedDeposit,
  transition: DepositTransition,
  changes: DepositChanges,
): Promise<void> {
  if (!mayMoveDeposit(transition, deposit.state))
    throw new Error(`${transition} is not possible for a deposit that is ${deposit.state}`);
  const [to] = DEPOSIT_LIFECYCLE[transition].to;
  await writeDeposit(tx, deposit, to, changes);
}

/** Writes new facts without moving the deposit. */
export async function noteDeposit(
  tx: Tx,
  deposit: LockedDeposit,
  changes: DepositChanges,
): Promise<void> {
  await writeDeposit(tx, deposit, deposit.state, changes);
}

async function writeDeposit(
  tx: Tx,
  deposit: LockedDeposit,
  state: DepositState,
  changes: DepositChanges,
): Promise<void> {
  const written = await tx.sql`
    update deposits set state = ${state}, provider_ref = coalesce(provider_ref, ${changes.providerRef ?? null}),
      checkout_url = coalesce(${changes.checkoutUrl ?? null}, checkout_url),
      failure = ${changes.failure ?? null}, next_at = ${changes.nextAt},
      settled_at = coalesce(${changes.settledAt ?? null}, settled_at), command_id = ${tx.command.id}
    where id = ${deposit.id} and state = ${deposit.state}`;
  if (written.count !== 1) throw new Error(`${deposit.id} moved although it was locked`);
}
