/** The demo's story: twelve days in the marketplace, through ordinary commands, with an example of everything. */
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { now, setClock } from "#app/domain/kernel/clock.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import type { PlainTransition } from "#app/domain/tasks/transition-lists.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { orderQuote } from "#app/domain/orders/order-quote.ts";
import type { Selection } from "#app/domain/orders/order-quote.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";

import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { saveMethod } from "#app/domain/payouts/save-method.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { sampleAccounts } from "#app/gateways/bank/pretend/bank-scripts.ts";
import { demoGigs } from "./demo-gigs.ts";
import type { DemoGigName } from "./demo-gigs.ts";
import { beginDeposit } from "./demo-deposit.ts";
import { DEMO_PEOPLE, demoCast, hashDemoPassword } from "./demo-cast.ts";
import { before } from "./demo-chapters.ts";
import { STORY_PUBLISHED } from "#db/seed/demo/story-past.ts";
import type { Chapter, Stage } from "./demo-chapters.ts";

export const STORY_DAYS = 12;
const DAYS = STORY_DAYS;

interface Telling extends Stage {
  /** Tells the chapters before a day of the story, and moves the clock to its beginning. */
  day: (number: number) => Promise<void>;
}

/**
 * Every step has its own idempotency key, so an interrupted story is completed by the next call with the same last day. `past` tells what
 * was before, once people and gigs are there and before money moves, so that each account's transfers follow their moments.
 */
export async function tellDemoStory(
  chapters: readonly Chapter[] = [],
  today: Temporal.Instant = now(),
  past: (stage: Stage) => Promise<void> = async () => {},
): Promise<Stage> {
  let at = today.subtract({ hours: DAYS * 24 });
  const restore = setClock({ now: () => at });
  const wait = (days: number) => {
    at = before(today, DAYS - days);
  };
  try {
    const passwordHash = await hashDemoPassword();
    const cast = await demoCast(passwordHash, (handle) => {
      at = before(today, DEMO_PEOPLE[handle].joined);
    });
    const gigs = await demoGigs(cast, (name) => {
      at = before(today, STORY_PUBLISHED[name]);
    });
    const stage = { cast, gigs, ids: new Map(), passwordHash };
    at = today;
    await past(stage);
    wait(0);
    const left = chapters.toSorted(([one], [other]) => one - other);
    const day = async (number: number) => {
      while ((left[0]?.[0] ?? DAYS) < number) {
        const [when, tell] = found(left.shift());
        wait(when);
        await tell(stage, `demo:chapter:${when}`);
      }
      wait(number);
    };
    const telling = { ...stage, day };
    await arriveWithMoney(telling);
    await finishTheFirstOrders(telling);
    await leaveSomeOpen(telling);
    await day(DAYS);
    return stage;
  } finally {
    restore();
  }
}

async function arriveWithMoney({ cast, day }: Telling): Promise<void> {
  const deposit = await beginDeposit(cast.ada, 300_000_000n, "demo:deposit");
  const [arrives] = sampleAccounts();
  const { account } = found(arrives);
  for (const who of ["lin", "max"] as const)
    await saveMethod(cast[who], {
      holder: DEMO_PEOPLE[who].name,
      account,
      key: `demo:${who}:method`,
    });
  await day(1);
  await carryDeposit(deposit);
}

async function finishTheFirstOrders({ day, ...stage }: Telling): Promise<void> {
  const { ada, lin } = stage.cast;
  const brief = "A bakery called Wren. Small, warm, no wheat ears please.";
  const logo = await buy(stage, "logo", "logo", { package: "basic", quantity: 1 }, brief);
  await act(lin, "start", logo);
  await day(3);
  const note = "The mark in black, in colour and as a stamp. The stamp works down to 8 mm.";
  await handOver(lin, "logo", logo, note);
  await day(4);
  await act(ada, "accept", logo);
}

async function leaveSomeOpen({ day, ...stage }: Telling): Promise<void> {
  const { ada, lin, max } = stage.cast;
  await day(9);
  // The card money of the first order has cleared by now.
  await clearDue(CLOCK);
  const shop = "The same bakery opens a second shop: the mark should grow with it.";
  const letterhead = await buy(
    stage,
    "standard",
    "logo",
    { package: "standard", quantity: 1 },
    shop,
  );
  await act(lin, "start", letterhead);
  const buses = "A report for the town council on night buses, 3 800 words.";
  const report = await buy(stage, "report", "editing", { package: "basic", quantity: 1 }, buses);
  await act(max, "start", report);
  const numbers = "The photos are numbered; write “unreadable” where nobody could read the sign.";
  const photos = await buy(stage, "photos", "labels", { quantity: 400 }, numbers);
  await act(max, "start", photos);
  await day(10);
  await handOver(
    max,
    "report",
    report,
    "Edited, with changes marked. I left the tables as they are.",
  );
  await contest(ada, max, found(report[0]));
  await day(11);
  await handOver(
    max,
    "photos",
    photos,
    "All 400 photos, in the order of their numbers. Eleven could not be read.",
  );
  await act(ada, "accept", photos.slice(0, 300));
  await handOver(
    lin,
    "standard",
    letterhead,
    "Three directions. The second one is worked out as we said.",
  );
  const icons = "Icons for the order page: basket, oven, clock, bicycle and so on.";
  await buy(stage, "icons", "icons", { package: "basic", quantity: 1 }, icons);
}

async function buy(
  { cast, gigs, ids }: Stage,
  name: string,
  gigName: DemoGigName,
  selection: Selection,
  brief: string,
): Promise<string[]> {
  const gigId = gigs[gigName];
  const gig = await pricedGig(gigId);
  const { totalMicros } = orderQuote(gig, selection, rateFor(await currentSchedule(), gig));
  const input = { gigId, selection, brief, total: decimal(totalMicros), key: `demo:order:${name}` };
  const { answer } = await placeOrder(cast.ada, input);
  ids.set(name, answer.orderId);
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
