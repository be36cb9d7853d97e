/** The life of an agreed order. The story ends with the books, printed. */
import { expect, test } from "vitest";
import { expireChanges } from "#app/domain/agreements/changes/expire-changes.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { shownLines } from "#app/domain/orders/agreed/line-list.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { agreedLine, agreedOrder } from "#tests/kit/agreed-order.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { booksTable } from "#tests/kit/books-of.ts";
import { enrich } from "#tests/kit/cast.ts";
import { changed, FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useStory } from "#tests/kit/story.ts";
import { handOver, move } from "#tests/kit/task-scene.ts";

const story = useStory();
const DAY = 24;
const USD = 1_000_000n;

test("three milestones, one funded after the other, with a change up, a change down, a revision and a refund", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 200n * USD);
  const lines = [
    agreedLine("Sketch", 20n * USD),
    agreedLine("Ink", 50n * USD),
    agreedLine("Colour", 30n * USD),
  ];
  const quote = agreedQuote(lines, { currency: "USD", bps: 1000 });
  const { orderId, taskIds } = await agreedOrder({ ada, lin }, { quote, funded: 1 });
  const fund = async (position: number) =>
    (await fundLine(ada, { orderId, position, key: newFormKey() })).answer.taskId;

  // The sketch needs a revision, then it is accepted.
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "revise", taskIds, "Rounder, please.");
  story.pass(DAY);
  await handOver(lin, taskIds);
  await move(ada, "accept", taskIds);

  // The ink is funded; a frame is added, and the ink costs less.
  const ink = await fund(2);
  await changed([lin, ada], orderId, FRAME);
  await changed([ada, lin], orderId, { kind: "lower", taskId: ink, priceMicros: 10n * USD });
  const forgotten = await proposed(lin, orderId, { kind: "days", taskId: ink, days: 5 });
  await move(lin, "start", [ink]);
  await handOver(lin, [ink]);
  await move(ada, "accept", [ink]);

  // The frame's turn came when the ink was accepted; the colour goes before it, so the frame waits again. Nobody starts the colour.
  const colour = await fund(3);
  const told = (await shownLines(orderId)).map(({ title, state, nextEvent }) => [
    title,
    state,
    nextEvent,
  ]);
  expect(told).toEqual([
    ["Sketch", "released", null],
    ["Ink", "split", null],
    ["Colour", "funded", "lapse"],
    ["Frame", "funded", null],
  ]);
  story.pass(15 * DAY);
  expect(await runDeadlines()).toBe(1);
  story.pass(15 * DAY);
  expect(await runDeadlines()).toBe(1);
  expect(await expireChanges()).toBe(1);
  expect(forgotten).toMatch(/^chg_/);
  expect(colour).toMatch(/^tsk_/);

  const { order, sums } = await orderPage(ada, orderId, { after: 0 });
  expect([order.totalMicros, sums.heldMicros]).toEqual([120n * USD, 0n]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  200
    commission(farthing)       6
    earnings_available(lin)   54
    wallet(ada)              140
    "
  `);
});
