/** Shortcuts for stories about money in and out: paid deposits, earnings, payout accounts, states. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal, money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { post } from "#app/domain/ledger/post.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { saveMethod } from "#app/domain/payouts/save-method.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { overrideEnv } from "#app/env.server.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";

export const USD = (micros: bigint) => money(micros, "USD");

/** Makes a deposit with an open checkout; returns its id and the processor's reference. */
export async function opened(
  buyer: UserActor,
  micros = 25_000_000n,
): Promise<{ id: string; ref: string }> {
  const input = { amount: USD(micros), returnTo: null, key: newFormKey() };
  const { answer } = await startDeposit(buyer, input);
  await carryDeposit(answer.depositId);
  const [row] = await sql<{ ref: string }[]>`
    select provider_ref as ref from deposits where id = ${answer.depositId}`;
  return { id: answer.depositId, ref: row?.ref ?? "" };
}

export async function depositState(id: string): Promise<string> {
  const [row] = await sql<{ state: string }[]>`select state from deposits where id = ${id}`;
  return row?.state ?? "missing";
}

export async function payoutState(id: string): Promise<string> {
  const [row] = await sql<{ state: string }[]>`select state from payouts where id = ${id}`;
  return row?.state ?? "missing";
}

/**
 * Makes available earnings by a real, accepted order of `grossMicros`; the freelancer gets nine tenths. With
 * `atBank`, the card processor has already paid us the money.
 */
export async function earned(
  buyer: UserActor,
  freelancer: UserActor,
  grossMicros: bigint,
  options: { atBank?: boolean; clearing?: boolean } = {},
): Promise<void> {
  await enrich(buyer, grossMicros);
  const gigId = await sampleGig(freelancer, { kind: "unit", priceMicros: grossMicros });
  const { answer } = await placeOrder(buyer, {
    gigId,
    selection: { quantity: 1 },
    brief: "A coin, please.",
    total: decimal(grossMicros),
    key: newFormKey(),
  });
  const tasks = await sql<
    { id: string }[]
  >`select id from tasks where order_id = ${answer.orderId}`;
  const items = tasks.map(({ id }) => ({ id }));
  await advanceTasks(freelancer, {
    transition: "start",
    tasks: items,
    note: "",
    key: newFormKey(),
  });
  await deliver(freelancer, { tasks: items, note: "Here.", files: [], key: newFormKey() });
  await advanceTasks(buyer, { transition: "accept", tasks: items, note: "", key: newFormKey() });
  if (options.atBank !== false) await fillBank(grossMicros);
}

/** Posts this amount as paid to us by the card processor. */
export async function fillBank(micros: bigint, currency: Currency = "USD"): Promise<void> {
  const subject = `stl_test_${newFormKey()}`;
  const spec = {
    name: "test.fill_bank" as const,
    actor: OPERATOR,
    key: newFormKey(),
    input: { subject },
  };
  await command(spec, async (tx) => {
    await post(tx, [
      { kind: "processor.settle", from: PLATFORM, to: PLATFORM, currency, micros, subject },
    ]);
    return {};
  });
}

let accounts = 0;

/** Makes a payout account that behaves as its last two digits say; its waiting time is over unless `cooling`. */
export async function payoutAccount(
  freelancer: UserActor,
  ending = "00",
  options: { cooling?: boolean } = {},
): Promise<string> {
  accounts += 1;
  const national = `10010010${`${accounts}`.padStart(8, "0")}${ending}`;
  const restore = options.cooling === true ? null : overrideEnv({ methodCooldownHours: 0 });
  const { answer } = await saveMethod(freelancer, {
    holder: "Lin Example",
    account: accountNumberOf("DE", national),
    key: newFormKey(),
  });
  restore?.();
  return answer.methodId;
}
