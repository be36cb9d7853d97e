/** A whole negotiation, and a request with three proposals. The books are printed wherever money has moved. */
import { expect, test } from "vitest";
import { shortlist } from "#app/domain/agreements/requests/shortlist.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { shownLines } from "#app/domain/orders/agreed/line-list.ts";
import { awarded, posted, proposed } from "#tests/domain/agreements/requests/scene.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import { booksTable } from "#tests/kit/books-of.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { changed, FRAME } from "#tests/kit/changed-order.ts";
import { accepted, countered, offered } from "#tests/kit/offer-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useStory } from "#tests/kit/story.ts";
import { handOver, move, tasksOf } from "#tests/kit/task-scene.ts";

const story = useStory();
const DAY = 24;
const USD = 1_000_000n;

const drawings = (...prices: [bigint, bigint, bigint]) => ({
  lines: ["Sketch", "Ink", "Colour"].map((title, n) => agreedLine(title, prices[n] ?? 0n)),
});

async function said(from: UserActor, to: string, text: string): Promise<string> {
  return (await sendMessage(from, { to, text, files: [], key: newFormKey() })).answer.threadId;
}

/** What happened between the two, oldest first: each line with its author's first letter. */
async function told(threadId: string, { ada, lin }: { ada: UserActor; lin: UserActor }) {
  const { lines } = await threadPage(ada, threadId);
  const initial = (id: string | null) => (id === ada.id ? "A" : id === lin.id ? "L" : "–");
  const rows = lines.map(({ authorId, kind, body }) => `${initial(authorId)} ${kind}: ${body}`);
  return `\n${rows.join("\n")}\n`;
}

test("a question leads to an offer, a counter-offer, three milestones funded one by one, two changes, a revision, and lin is paid for all of it", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 200n * USD);
  const threadId = await said(ada, "lin", "Could you draw a farthing, sketch first?");
  expect(await said(lin, "ada", "I could.")).toBe(threadId);
  const prices = [20n * USD, 50n * USD, 40n * USD] as const;
  const offerId = await offered(lin, { ...drawings(...prices), funded: "all" });
  const lower = drawings(20n * USD, 50n * USD, 30n * USD);
  const version = await countered(ada, offerId, 1, { ...lower, funded: "first" });
  expect((await refusalOf(accepted(lin, offerId, 1))).code).toBe("stale_offer");
  const { orderId } = (await accepted(lin, offerId, version)).answer;
  const [sketch = ""] = await tasksOf(orderId);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  200
    escrow(tasks)             20
    wallet(ada)              180
    "
  `);

  // The sketch is delivered, revised, delivered again and accepted; then nothing is held until the ink is funded.
  await move(lin, "start", [sketch]);
  await handOver(lin, [sketch]);
  await move(ada, "revise", [sketch], "Rounder, please.");
  story.pass(DAY);
  await handOver(lin, [sketch]);
  await move(ada, "accept", [sketch]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  200
    commission(farthing)       2
    earnings_available(lin)   18
    wallet(ada)              180
    "
  `);
  const fund = async (position: number) =>
    (await fundLine(ada, { orderId, position, key: newFormKey() })).answer.taskId;
  const ink = await fund(2);

  // A price up: the frame's price is held at once. A price down: a part of the ink's is back at once.
  await changed([lin, ada], orderId, FRAME);
  await changed([ada, lin], orderId, { kind: "lower", taskId: ink, priceMicros: 10n * USD });
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  200
    commission(farthing)       2
    earnings_available(lin)   18
    escrow(tasks)             70
    wallet(ada)              110
    "
  `);
  await said(lin, threadId, "The ink is next.");
  const colour = await fund(3);
  const [, , , frame] = await shownLines(orderId);
  for (const id of [ink, colour, frame?.taskId ?? ""]) {
    story.pass(DAY);
    await move(lin, "start", [id]);
    await handOver(lin, [id]);
    await move(ada, "accept", [id]);
  }
  expect((await shownLines(orderId)).map(({ title, state }) => [title, state])).toEqual([
    ["Sketch", "released"],
    ["Ink", "split"],
    ["Colour", "released"],
    ["Frame", "released"],
  ]);
  expect(await told(threadId, story.people)).toMatchInlineSnapshot(`
    "
    A message: Could you draw a farthing, sketch first?
    L message: I could.
    L offer: made an offer: “Two drawings of a farthing” for $110.00 USD
    A offer: made a new version of the offer: “Two drawings of a farthing” for $100.00 USD
    A order: Two drawings of a farthing
    L offer: accepted the offer: “Two drawings of a farthing” for $100.00 USD
    L change: Proposed a change: One more milestone, “Frame”, for $30.00 USD: 2 days, 0 revisions. If the buyer does nothing, its delivery is accepted after 7 days.
    A change: Accepted the change: One more milestone, “Frame”, for $30.00 USD: 2 days, 0 revisions. If the buyer does nothing, its delivery is accepted after 7 days.
    A change: Proposed a change: “Ink” costs $10.00 USD less: that part of the held money goes back to the buyer.
    L change: Accepted the change: “Ink” costs $10.00 USD less: that part of the held money goes back to the buyer.
    L message: The ink is next.
    "
  `);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  200
    commission(farthing)      12
    earnings_available(lin)  108
    wallet(ada)               80
    "
  `);
});

test("a request gets three proposals and a short list, and at its award everything above the price is back at once", async () => {
  const { ada, lin, max } = story.people;
  const kim = await person("kim");
  await enrich(ada, 150n * USD);
  const requestId = await posted(ada);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  150
    reserve(farthing)        100
    wallet(ada)               50
    "
  `);
  const threadId = await said(lin, "ada", "Which copper do you mean?");
  await said(ada, threadId, "The dark one.");
  const wren = [agreedLine("Sketch", 20n * USD), agreedLine("Ink", 40n * USD + 500_000n)];
  const chosen = await proposed(lin, requestId, { lines: wren });
  const second = await proposed(max, requestId, { lines: [agreedLine("All of it", 70n * USD)] });
  const third = await proposed(kim, requestId, { lines: [agreedLine("A logo", 90n * USD)] });
  for (const proposalId of [chosen, second])
    await shortlist(ada, { proposalId, listed: true, key: newFormKey() });
  const { orderId, refunded } = await awarded(ada, chosen);
  expect(refunded).toBe("39.5");
  expect((await refusalOf(awarded(ada, third))).code).toBe("request_over");
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  150
    escrow(tasks)             60.5
    wallet(ada)               89.5
    "
  `);

  const tasks = await tasksOf(orderId);
  for (const id of tasks) {
    await move(lin, "start", [id]);
    await handOver(lin, [id]);
    await move(ada, "accept", [id]);
  }
  expect(await told(threadId, story.people)).toMatchInlineSnapshot(`
    "
    L message: Which copper do you mean?
    A message: The dark one.
    A order: A logo for a mint
    A request: Awarded the request “A logo for a mint” for $60.50 USD.
    "
  `);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  150
    commission(farthing)       6.05
    earnings_available(lin)   54.45
    wallet(ada)               89.5
    "
  `);
});
