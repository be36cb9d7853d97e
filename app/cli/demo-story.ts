/** Twelve days in the demo marketplace, lived through the same commands as everybody's: a bit of everything to look at. */
import { currentSchedule } from "#app/domain/commission/schedule.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { now, setClock } from "#app/domain/kernel/clock.ts";
import { decimal, money } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { advanceTasks } from "#app/domain/orders/advance-tasks.ts";
import type { PlainTransition } from "#app/domain/orders/advance-tasks.ts";
import { deliver } from "#app/domain/orders/deliver.ts";
import { orderQuote } from "#app/domain/orders/order-quote.ts";
import type { Selection } from "#app/domain/orders/order-quote.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import { rateFor } from "#app/domain/commission/schedule.ts";
import { saveMethod } from "#app/domain/payouts/save-method.ts";
import { startDeposit } from "#app/domain/wallet/start-deposit.ts";
import { carryDeposit } from "#app/gateways/cards/open-checkout.ts";
import { press } from "#app/gateways/cards/sandbox/hosted-page.ts";
import { sampleAccounts } from "#app/gateways/bank/sandbox/bank-scripts.ts";
import { demoGigs } from "./demo-gigs.ts";
import { demoCast } from "./demo-people.ts";

const DAYS = 12;

/** Every step has a key of its own, so a story that was cut short is told to its end the next time. */
export async function tellDemoStory(): Promise<void> {
  const today = now();
  let at = today.subtract({ hours: DAYS * 24 });
  const restore = setClock({ now: () => at });
  const day = (number: number) => {
    at = today.subtract({ hours: (DAYS - number) * 24 });
  };
  try {
    const cast = await demoCast();
    const gigs = await demoGigs(cast);
    await payIn(cast.ada, 300_000_000n, () => {
      at = at.add({ minutes: 5 });
    });
    const [arrives] = sampleAccounts();
    for (const who of ["lin", "max"] as const)
      await saveMethod(cast[who], {
        holder: who === "lin" ? "Lin Castellanos" : "Max Oyelaran",
        account: found(arrives).account,
        key: `demo:${who}:method`,
      });

    day(1);
    const logo = await buy(
      cast.ada,
      "logo",
      gigs.logo,
      { package: "basic", quantity: 1 },
      "A bakery called Wren. Small, warm, no wheat ears please.",
    );
    await act(cast.lin, "start", logo);
    const photos = await buy(
      cast.ada,
      "photos",
      gigs.labels,
      { quantity: 400 },
      "The photos are numbered; write “unreadable” where nobody could read the sign.",
    );
    await act(cast.max, "start", photos);
    day(3);
    await handOver(
      cast.lin,
      "logo",
      logo,
      "The mark in black, in colour and as a stamp. The stamp works down to 8 mm.",
    );
    await handOver(
      cast.max,
      "photos",
      photos,
      "All 400 photos, in the order of their numbers. Eleven could not be read.",
    );
    day(4);
    await act(cast.ada, "accept", logo);
    await act(cast.ada, "accept", photos.slice(0, 300));

    day(9);
    const letterhead = await buy(
      cast.ada,
      "standard",
      gigs.logo,
      { package: "standard", quantity: 1 },
      "The same bakery opens a second shop: the mark should grow with it.",
    );
    await act(cast.lin, "start", letterhead);
    const report = await buy(
      cast.ada,
      "report",
      gigs.editing,
      { package: "basic", quantity: 1 },
      "A report for the town council on night buses, 3 800 words.",
    );
    await act(cast.max, "start", report);
    day(10);
    await handOver(
      cast.max,
      "report",
      report,
      "Edited, with changes marked. I left the tables as they are.",
    );
    await contest(cast.ada, cast.max, found(report[0]));
    day(11);
    await handOver(
      cast.lin,
      "standard",
      letterhead,
      "Three directions. The second one is worked out as we said.",
    );
    await buy(
      cast.ada,
      "icons",
      gigs.icons,
      { package: "basic", quantity: 1 },
      "Icons for the order page: basket, oven, clock, bicycle and so on.",
    );
  } finally {
    restore();
  }
}

async function payIn(buyer: UserActor, micros: bigint, wait: () => void): Promise<void> {
  const { answer } = await startDeposit(buyer, {
    amount: money(micros, "USD"),
    key: "demo:deposit",
  });
  await carryDeposit(answer.depositId);
  const [deposit] = await sql<{ ref: string }[]>`
    select provider_ref as ref from deposits where id = ${answer.depositId} and state not in ('succeeded', 'failed')`;
  if (deposit === undefined) return;
  await press(deposit.ref, "pay");
  wait();
  await carryDeposit(answer.depositId);
}

async function buy(
  buyer: UserActor,
  name: string,
  gigId: string,
  selection: Selection,
  brief: string,
): Promise<string[]> {
  const schedule = await currentSchedule();
  const gig = await pricedGig(gigId);
  const { totalMicros } = orderQuote(gig, selection, rateFor(schedule, gig));
  const input = { gigId, selection, brief, total: decimal(totalMicros), key: `demo:order:${name}` };
  const { answer } = await placeOrder(buyer, schedule, input);
  const rows = await sql<
    { id: string }[]
  >`select id from tasks where order_id = ${answer.orderId} order by position`;
  return rows.map(({ id }) => id);
}

async function act(
  actor: UserActor,
  transition: PlainTransition,
  taskIds: string[],
): Promise<void> {
  const tasks = taskIds.map((id) => ({ id }));
  await advanceTasks(actor, {
    transition,
    tasks,
    note: "",
    key: `demo:${transition}:${taskIds[0]}`,
  });
}

async function handOver(
  actor: UserActor,
  name: string,
  taskIds: string[],
  note: string,
): Promise<void> {
  const tasks = taskIds.map((id) => ({ id }));
  await deliver(actor, { tasks, note, files: [], key: `demo:deliver:${name}` });
}

async function contest(buyer: UserActor, freelancer: UserActor, taskId: string): Promise<void> {
  const { answer } = await openDispute(buyer, {
    taskId,
    reason: "not_as_ordered",
    statement:
      "The tables still contradict the text: page 3 says 41 buses, the table under it 44. Numbers that agree were promised.",
    files: [],
    key: "demo:dispute",
  });
  await respond(freelancer, {
    disputeId: answer.disputeId,
    statement:
      "The tables came as pictures, which I said I cannot edit. Everything else was done, and the mismatch is in my list of questions.",
    files: [],
    key: "demo:dispute:answer",
  });
}
