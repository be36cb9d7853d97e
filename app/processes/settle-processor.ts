/** Books the card processor's settlements: money paid to our bank, from which payouts are made. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { postSettlement, settledRefs } from "#app/domain/deposits/post-settlement.ts";
import type { Settlement } from "#app/domain/deposits/post-settlement.ts";
import { markApplied, storeMessage } from "#app/domain/deposits/provider-messages.ts";
import { cards } from "#app/gateways/cards/cards.ts";
import type { CardsPort } from "#app/gateways/cards/port.ts";

const LOOK_BACK_HOURS = 10 * 24;

/** Posts every settlement of the last ten days that is not booked yet; returns how many were posted. */
export async function settleProcessor(port: CardsPort = cards()): Promise<number> {
  const settlements = await port.listSettlements(hoursAfter(nowDate(), -LOOK_BACK_HOURS));
  const known = await settledRefs(settlements.map((settlement) => settlement.ref));
  let posted = 0;
  for (const settlement of settlements.filter(({ ref }) => !known.has(ref))) {
    if (await settle(settlement, port)) posted += 1;
  }
  return posted;
}

async function settle(settlement: Settlement, port: CardsPort): Promise<boolean> {
  await hearOfPayments(settlement, port);
  try {
    await postSettlement(settlement);
    return true;
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== "settlement_mismatch") throw problem;
    await tellStaff(settlement, problem);
    return false;
  }
}

/** Asks about the settlement's payments first, because a payment's message may never have reached us. */
async function hearOfPayments(settlement: Settlement, port: CardsPort): Promise<void> {
  for (const { ref } of settlement.payments) {
    const answer = await port.lookUp({ ref, operationKey: "" });
    if (answer.outcome === "found") await applyCardFact(answer.fact);
  }
}

/** Stored with the provider's messages, which the staff's queue shows. */
async function tellStaff(settlement: Settlement, problem: Refusal): Promise<void> {
  const id = `cards:settlement:${settlement.ref}`;
  const facts = {
    ...settlement,
    minorUnits: `${settlement.minorUnits}`,
    payments: settlement.payments.length,
  };
  await storeMessage({
    id,
    gateway: "cards",
    body: new TextEncoder().encode(JSON.stringify({ ...facts, problem: problem.message })),
  });
  await markApplied(id, "mismatch");
}
