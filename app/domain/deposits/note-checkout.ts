/** Stores the answer to a request for a payment page, and claims the deposits to poll. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { failDeposit } from "./apply-card-fact.ts";
import { CARDS } from "./card-fact.ts";
import type { CheckoutAnswer } from "./card-fact.ts";
import { isOpenDeposit } from "./deposit-lifecycle.ts";
import type { DepositState } from "./deposit-lifecycle.ts";
import { lockDeposit, moveDeposit, noteDeposit } from "./move-deposit.ts";
import { nextPoll } from "./next-poll.ts";

/** Safe in any order with the processor's own messages: a deposit that has moved on only gets its page's address. */
export async function noteCheckout(depositId: string, said: CheckoutAnswer): Promise<DepositState> {
  const spec = {
    name: "deposits.note_checkout" as const,
    actor: CARDS,
    key: newFormKey(),
    input: { depositId, said },
  };
  await command(spec, async (tx) => {
    const deposit = found(await lockDeposit(tx, { id: depositId, ref: null }));
    const nextAt = nextPoll(deposit.attempts, tx.command.at);
    const early = deposit.state === "created" || deposit.state === "unknown";
    if (said.outcome === "accepted") {
      const changes = { providerRef: said.ref, checkoutUrl: said.url };
      if (early) await moveDeposit(tx, deposit, "wait", { ...changes, nextAt });
      else if (isOpenDeposit(deposit.state)) await noteDeposit(tx, deposit, { ...changes, nextAt });
    } else if (said.outcome === "refused") {
      if (early) await failDeposit(tx, deposit, said.reason);
    } else if (deposit.state === "created") {
      await moveDeposit(tx, deposit, "lose", { failure: said.reason, nextAt });
    }
    return {};
  });
  const [row] = await sql<
    { state: DepositState }[]
  >`select state from deposits where id = ${depositId}`;
  return found(row).state;
}

/** The processor does not know the operation, long after we sent it: it will not happen. */
export async function noteMissingCheckout(depositId: string): Promise<void> {
  const spec = {
    name: "deposits.note_missing" as const,
    actor: CARDS,
    key: newFormKey(),
    input: { depositId },
  };
  await command(spec, async (tx) => {
    const deposit = found(await lockDeposit(tx, { id: depositId, ref: null }));
    if (deposit.state === "created" || deposit.state === "unknown")
      await failDeposit(tx, deposit, "The card processor never received it. Nothing was charged.");
    return {};
  });
}

export interface DepositToPoll {
  id: string;
  currency: Currency;
  amountMicros: bigint;
  state: DepositState;
  providerRef: string | null;
  createdAt: Date;
}

/** One deposit with the fields the gateway needs; undefined when it is no longer open. */
export async function openDeposit(id: string): Promise<DepositToPoll | undefined> {
  const [row] = await sql<DepositToPoll[]>`
    select id, currency, amount_micros as "amountMicros", state, provider_ref as "providerRef", created_at as "createdAt"
    from deposits where id = ${id} and state in ('created', 'pending', 'unknown')`;
  return row;
}

/** Claims the open deposits due for a poll and sets their next time, so that two workers share them. */
export async function claimDueDeposits(limit: number): Promise<string[]> {
  const [due] = await sql`select from deposits where next_at <= ${nowDate()} limit 1`;
  if (due === undefined) return [];
  const spec = {
    name: "deposits.look_at_deposits" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: {},
  };
  const { answer } = await command(spec, async (tx) => {
    const rows = await tx.sql<{ id: string; attempts: number }[]>`
      select id, attempts from deposits where next_at <= ${tx.command.at} order by next_at, id limit ${limit}
      for no key update skip locked`;
    await tx.sql`
      update deposits d set attempts = d.attempts + 1, next_at = n.at::timestamptz, command_id = ${tx.command.id}
      from unnest(${rows.map((row) => row.id)}::text[],
                  ${rows.map((row) => nextPoll(row.attempts + 1, tx.command.at).toISOString())}::text[]) n(id, at)
      where d.id = n.id`;
    return { ids: rows.map((row) => row.id) };
  });
  return answer.ids;
}
