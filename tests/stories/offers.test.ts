/** Two people agree: an offer, a counter-offer, the order it becomes. Each story ends with the books, printed. */
import { expect, test } from "vitest";
import { expireOffers } from "#app/domain/agreements/expire-offers.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import { booksTable } from "#tests/kit/books-of.ts";
import { enrich } from "#tests/kit/cast.ts";
import { accepted, countered, offered } from "#tests/kit/offer-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useStory } from "#tests/kit/story.ts";
import { handOver, move } from "#tests/kit/task-scene.ts";

const story = useStory();
const USD = 1_000_000n;

const lines = (...prices: bigint[]) => ({
  lines: prices.map((price, n) => agreedLine(["Sketch", "Ink", "Colour"][n] ?? "More", price)),
});

test("lin offers, ada counters, lin accepts: ada's balance pays the first line, and its delivery pays lin at the frozen rate", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 50n * USD);
  const restore = overrideEnv({ clearingBalanceHours: 0 });
  const offerId = await offered(lin, { ...lines(20n * USD, 50n * USD), funded: "all" });
  expect((await refusalOf(accepted(ada, offerId))).facts).toEqual({ shortfall: "20" });
  story.pass(24);
  await countered(ada, offerId, 1, { ...lines(15n * USD, 45n * USD), funded: "first" });
  const { orderId } = (await accepted(lin, offerId, 2)).answer;
  const tasks = await sql<{ id: string }[]>`select id from tasks where order_id = ${orderId}`;
  const ids = tasks.map(({ id }) => id);
  await move(lin, "start", ids);
  await handOver(lin, ids);
  await move(ada, "accept", ids);
  restore();
  expect((await offerPage(lin, offerId)).state).toBe("accepted");
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  50
    commission(farthing)      1.5
    earnings_available(lin)  13.5
    wallet(ada)              35
    "
  `);
});

test("ada authorises a price and spends her balance elsewhere, lin cannot accept, and the offer expires: no money has moved", async () => {
  const { ada, lin, max } = story.people;
  await enrich(ada, 30n * USD);
  const toLin = { to: "lin", side: "buyer" as const };
  const offerId = await offered(ada, { ...lines(20n * USD), validDays: 3 }, toLin);
  const elsewhere = await offered(max, lines(25n * USD));
  await accepted(ada, elsewhere);
  expect((await refusalOf(accepted(lin, offerId))).code).toBe("buyer_cannot_pay");
  story.pass(72);
  expect(await expireOffers()).toBe(1);
  await enrich(ada, 30n * USD);
  expect((await refusalOf(accepted(lin, offerId))).code).toBe("stale_offer");
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  60
    escrow(tasks)            25
    wallet(ada)              35
    "
  `);
});
