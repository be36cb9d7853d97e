/** An order waits for the answers its gig needs: its clock, reminders, the answers themselves, and what comes of silence. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import { navCounts } from "#app/domain/home/nav-counts.ts";
import { taskNeeds } from "#app/domain/home/task-needs.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { answerQuestions } from "#app/domain/orders/questions/answer-questions.ts";
import type { SentAnswer } from "#app/domain/orders/questions/read-answers.ts";
import { sql } from "#app/domain/store/store.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { remindOfTasks } from "#app/domain/tasks/remind.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { ask, askingGig, orderOf, Q, QUESTIONS } from "#tests/kit/asking-gig.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { received } from "#tests/kit/received-files.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { move, statesOf } from "#tests/kit/task-scene.ts";
import { beginLarge, finish } from "#tests/domain/orders/fillings/scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;
let gigId: string;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  gigId = await askingGig(people.lin);
});

const all = (): SentAnswer[] => [
  { question: Q.motto, text: "  Small change, kept well. " },
  { question: Q.metal, text: "Copper" },
  { question: Q.photo, files: [received("old.txt")] },
];

const answer = (
  actor: UserActor,
  orderId: string,
  answers: SentAnswer[] = all(),
  key = newFormKey(),
) => answerQuestions(actor, { orderId, answers, key });

const codeOf = async (sent: Promise<unknown>) => (await refusalOf(sent)).code;

async function clocksOf(orderId: string) {
  return sql<Array<{ event: string; hours: number }>>`
    select distinct next_event as event, round(extract(epoch from next_at - o.placed_at) / 3600)::int as hours
    from tasks t join orders o on o.id = t.order_id where o.id = ${orderId}`;
}

const eventsOf = (orderId: string, name: string) =>
  sql`select payload from events where payload->>'orderId' = ${orderId} and name = ${name} order by id`;

happensOnce("orders.answer", async () => {
  const { orderId } = await orderOf(people.ada, gigId);
  return {
    call: (key) => answer(people.ada, orderId, all(), key),
    effect: async () => [
      (await sql`select from order_answers where order_id = ${orderId}`).length,
      (await clocksOf(orderId)).map(({ event }) => event),
    ],
    once: [3, ["lapse"]],
    second: "already_answered",
  };
});

test("an order without answers waits: the start's clock has not begun, and it begins with the last needed answer", async () => {
  const { orderId, taskIds } = await orderOf(people.ada, gigId);
  const [taskId = ""] = taskIds;
  expect(await clocksOf(orderId)).toEqual([{ event: "go_unanswered", hours: 336 }]);
  expect(await eventsOf(orderId, "order.placed")).toMatchObject([{ payload: { unanswered: 3 } }]);
  clock.pass(100);
  const first = await answer(people.ada, orderId, all().slice(0, 2));
  expect(first.answer).toEqual({ unanswered: 1 });
  expect(await clocksOf(orderId)).toEqual([{ event: "go_unanswered", hours: 336 }]);
  clock.pass(20);
  await answer(people.ada, orderId, all().slice(2));
  expect(await clocksOf(orderId)).toEqual([{ event: "lapse", hours: 192 }]);
  const told = await eventsOf(orderId, "order.answered");
  expect(told).toMatchObject([
    { payload: { count: 2, unanswered: 1 } },
    { payload: { count: 1, unanswered: 0 } },
  ]);
  expect(told.map(({ payload }) => "dueAt" in (payload as object))).toEqual([false, true]);
  const { task } = await taskPage(people.lin, taskId);
  expect(
    task.questions.map(({ ask: words, answer: given }) => [
      words,
      given?.value,
      given?.files.length,
    ]),
  ).toEqual([
    [QUESTIONS[0]?.ask, "Small change, kept well.", 0],
    [QUESTIONS[1]?.ask, "Copper", 0],
    [QUESTIONS[2]?.ask, undefined, undefined],
    [QUESTIONS[3]?.ask, "", 1],
  ]);
  // The optional question can still be answered, and begins nothing anew.
  await answer(people.ada, orderId, [{ question: Q.width, text: "1,024.5" }]);
  expect(await clocksOf(orderId)).toEqual([{ event: "lapse", hours: 192 }]);
  const { order } = await orderPage(people.ada, orderId, { after: 0 });
  expect(order.questions[2]?.answer?.value).toBe("1024.5");
});

test("an order with all needed answers begins as orders without questions do, and keeps the questions as they were asked", async () => {
  const own = await askingGig(people.lin);
  const { orderId } = await orderOf(people.ada, own, { answers: all() });
  expect(await clocksOf(orderId)).toEqual([{ event: "lapse", hours: 72 }]);
  await ask(own, []);
  const { order } = await orderPage(people.lin, orderId, { after: 0 });
  expect(order.questions).toHaveLength(4);
  const plain = await orderOf(people.ada, own);
  expect(await clocksOf(plain.orderId)).toEqual([{ event: "lapse", hours: 72 }]);
});

test("after fourteen days without answers the price goes back by the clock, and the buyer was reminded three times", async () => {
  const buyer = await person("silent");
  await enrich(buyer, 10_000_000n);
  const { orderId, taskIds } = await orderOf(buyer, gigId);
  const reminded: number[] = [];
  for (let day = 0; day < 14; day += 1) {
    await runDeadlines();
    expect(await statesOf(taskIds)).toEqual(["funded"]);
    await remindOfTasks();
    reminded.push((await eventsOf(orderId, "task.answer_reminder")).length);
    clock.pass(24);
  }
  expect(reminded).toEqual([0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3]);
  await runDeadlines();
  expect(await statesOf(taskIds)).toEqual(["refunded"]);
  expect(await balance("wallet", buyer.id, "USD")).toBe(10_000_000n);
  expect(await eventsOf(orderId, "task.unanswered")).toMatchObject([
    { payload: { refunded: "10" } },
  ]);
  expect(await codeOf(answer(buyer, orderId))).toBe("transition_refused");
});

test("while an order waits for answers it is the buyer's turn, not the freelancer's, who may start all the same", async () => {
  const seller = people.max;
  const { orderId, taskIds } = await orderOf(people.ada, await askingGig(seller));
  expect(await taskNeeds(people.ada.id, "buyer")).toContainEqual(
    expect.objectContaining({ kind: "answering", orderId }),
  );
  expect(await taskNeeds(seller.id, "freelancer")).toEqual([]);
  expect((await navCounts(seller.id)).selling).toBe(0);
  await move(seller, "start", taskIds);
  expect((await navCounts(seller.id)).selling).toBe(1);
  // Late answers still help, and change no clock of work that has begun.
  await answer(people.ada, orderId);
  expect(await statesOf(taskIds)).toEqual(["started"]);
  const [row] = await sql`select next_event from tasks where order_id = ${orderId}`;
  expect(row).toEqual({ next_event: "abandon" });
});

test("answers are the buyer's to give, once, to questions that the order asks, and each of its kind", async () => {
  const { ada, lin, max, sol } = people;
  const { orderId } = await orderOf(ada, gigId);
  for (const other of [lin, max, sol])
    expect(await codeOf(answer(other, orderId))).toBe("not_found");
  expect(await codeOf(answer(ada, "ord_00000000000000000000000000"))).toBe("not_found");
  expect(await codeOf(answer(ada, orderId, [{ question: Q.motto, text: "  " }]))).toBe(
    "empty_list",
  );
  expect(await codeOf(answer(ada, orderId, [{ question: "0123456789ab", text: "x" }]))).toBe(
    "question_unknown",
  );
  const wrong: SentAnswer[] = [
    { question: Q.metal, text: "Gold" },
    { question: Q.width, text: "wide" },
    { question: Q.photo, text: "see above" },
    { question: Q.motto, text: "A".repeat(2001) },
  ];
  const refusal = await refusalOf(answer(ada, orderId, wrong));
  expect(refusal.code).toBe("invalid_input");
  expect(Object.keys(refusal.problems)).toEqual(wrong.map(({ question }) => `answer.${question}`));
  const hidden = await refusalOf(answer(ada, orderId, [{ question: Q.motto, text: "a\u202Eb" }]));
  expect(hidden.field).toBe(`answer.${Q.motto}`);
  await answer(ada, orderId);
  expect(await codeOf(answer(ada, orderId, all().slice(0, 1)))).toBe("already_answered");
});

test("answers and their files are read by the parties and staff, and by nobody else", async () => {
  const { ada, lin, sol, max } = people;
  const { orderId, taskIds } = await orderOf(ada, gigId, { answers: all() });
  const { task } = await taskPage(lin, taskIds[0] ?? "");
  const file = task.questions[3]?.answer?.files[0]?.id ?? "";
  for (const reader of [ada, lin, sol]) expect((await fileFor(reader, file)).name).toBe("old.txt");
  for (const stranger of [max, null])
    expect(await codeOf(fileFor(stranger, file))).toBe("not_found");
  expect(await codeOf(orderPage(max, orderId, { after: 0 }))).toBe("not_found");
});

test("a large order that is answered while it is made, or while its clocks are set, begins with the start's clock", async () => {
  const unit = await askingGig(people.lin, QUESTIONS.slice(0, 1), {
    kind: "unit",
    priceMicros: 1000n,
  });
  const motto = all().slice(0, 1);
  const made = await beginLarge(people.ada, { gigId: unit, quantity: 6 });
  await answer(people.ada, made, motto);
  expect(await eventsOf(made, "order.answered")).toEqual([]);
  await finish(made, 4);
  expect(await clocksOf(made)).toEqual([{ event: "lapse", hours: 72 }]);
  const silent = await beginLarge(people.ada, { gigId: unit, quantity: 6 });
  await finish(silent, 4);
  expect(await clocksOf(silent)).toEqual([{ event: "go_unanswered", hours: 336 }]);
  clock.pass(1);
  await answer(people.ada, silent, motto);
  expect(await clocksOf(silent)).toEqual([{ event: "lapse", hours: 73 }]);
});
