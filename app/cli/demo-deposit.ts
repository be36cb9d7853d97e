/** Deposits of the demo, paid on the pretend processor's page. */
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { money } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { press } from "#app/gateways/cards/pretend/hosted-page.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";

/** Starts the deposit and pays it on the processor's page; its outcome is asked for later. */
export async function beginDeposit(buyer: UserActor, micros: bigint, key: string): Promise<string> {
  const { answer } = await startDeposit(buyer, { amount: money(micros, "USD"), key });
  await carryDeposit(answer.depositId);
  const [deposit] = await sql<{ ref: string }[]>`
    select provider_ref as ref from deposits where id = ${answer.depositId} and state not in ('succeeded', 'failed')`;
  if (deposit !== undefined) await press(deposit.ref, "pay");
  return answer.depositId;
}
