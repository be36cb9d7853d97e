/** Books what the card processor paid out to our bank: what payouts are later paid from. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { postSettlement, settledRefs } from "#app/domain/deposits/post-settlement.ts";
import type { Settlement } from "#app/domain/deposits/post-settlement.ts";
import { markApplied, storeMessage } from "#app/domain/deposits/provider-messages.ts";
import { cards } from "#app/gateways/cards/cards.ts";
import type { CardsPort } from "#app/gateways/cards/port.ts";

const LOOK_BACK_HOURS = 10 * 24;

/** Posts every batch of the last ten days that is not in our books yet, once, and returns how many were posted. */
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

/** A batch may hold a payment whose message never reached us: it is asked about first. */
async function hearOfPayments(settlement: Settlement, port: CardsPort): Promise<void> {
  for (const { ref } of settlement.payments) {
    const answer = await port.lookUp({ ref, operationKey: "" });
    if (answer.outcome === "found") await applyCardFact(answer.fact);
  }
}

/** Kept beside the messages, where the staff's queue looks. */
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
