/** Accepting an offer: one order with the version's lines and quote, whose money it takes, and what refuses it. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { blockGig } from "#app/domain/catalog/move-gig.ts";
import { withdrawOffer } from "#app/domain/agreements/withdraw-offer.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { sql } from "#app/domain/store/store.ts";
import { setEmailState } from "#tests/kit/members.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { accepted, countered, offered, offerRow, ordersOf } from "#tests/kit/offer-scene.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";
import { codeOf } from "#tests/domain/disputes/scene.ts";

useDatabase();
const clock = useMovedClock();
const TOTAL = 70_000_001n;
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const held = (who: UserActor) => balance("wallet", who.id, "USD");
let scenes = 0;

happensOnce("accept_offer", async () => {
  const title = `Scene ${(scenes += 1)}`;
  const offerId = await offered(people.lin, { title });
  return {
    call: (key) => accepted(people.ada, offerId, 1, key),
    effect: () => ordersOf(offerId),
    once: 1,
    second: "stale_offer",
  };
});

test("64 acceptances of one offer at once make one order and take its price once", async () => {
  const offerId = await offered(people.lin, { title: "Sixty-four clicks" });
  const before = await held(people.ada);
  const clicks = Array.from({ length: 64 }, () => accepted(people.ada, offerId));
  const results = await Promise.allSettled(clicks);
  const codes = results.map((result) =>
    result.status === "fulfilled" ? "done" : (result.reason as { code: string }).code,
  );
  expect(codes.filter((code) => code === "done")).toHaveLength(1);
  expect(new Set(codes)).toEqual(new Set(["done", "stale_offer"]));
  expect(before - (await held(people.ada))).toBe(TOTAL);
  expect(await ordersOf(offerId)).toBe(1);
});

test("the order has the lines and the frozen rate of the accepted version, and is about its gig", async () => {
  const gigId = await sampleGig(people.lin);
  const offerId = await offered(people.lin, { title: "About a gig" }, { gigId });
  const { answer } = await accepted(people.ada, offerId);
  const [order] = await sql`
    select o.title, o.brief, o.gig_id, o.commission_bps, o.total_micros, o.schedule_id = v.schedule_id as scheduled
    from orders o join offer_versions v on v.offer_id = ${offerId} where o.id = ${answer.orderId}`;
  expect(order).toMatchObject({
    title: "About a gig",
    brief: "One after the other",
    gig_id: gigId,
    commission_bps: 1000,
    total_micros: TOTAL,
    scheduled: true,
  });
  const tasks =
    await sql`select title, price_micros from tasks where order_id = ${answer.orderId} order by position`;
  expect(tasks).toEqual([
    { title: "Sketch", price_micros: 20_000_000n },
    { title: "Ink", price_micros: 50_000_001n },
  ]);
  expect(await offerRow(offerId)).toMatchObject({ state: "accepted", orderId: answer.orderId });
});

test("an offer that funds the first line only takes the price of that line", async () => {
  const offerId = await offered(people.lin, { funded: "first", title: "First line" });
  const before = await held(people.ada);
  await accepted(people.ada, offerId);
  expect(before - (await held(people.ada))).toBe(20_000_000n);
});

test("the buyer's version takes the price from the buyer's balance when the freelancer accepts it", async () => {
  const offerId = await offered(people.ada, {}, { to: "lin", side: "buyer" });
  const before = await held(people.ada);
  await accepted(people.lin, offerId);
  expect(before - (await held(people.ada))).toBe(TOTAL);
});

test("a version that was replaced, withdrawn or has expired is refused as stale_offer", async () => {
  const replaced = await offered(people.lin);
  await countered(people.lin, replaced, 1);
  expect(await codeOf(accepted(people.ada, replaced, 1))).toBe("stale_offer");
  const withdrawn = await offered(people.lin);
  await withdrawOffer(people.lin, { offerId: withdrawn, version: 1, key: newFormKey() });
  expect(await codeOf(accepted(people.ada, withdrawn))).toBe("stale_offer");
  const expired = await offered(people.lin, { validDays: 1 });
  clock.pass(24);
  expect(await codeOf(accepted(people.ada, expired))).toBe("stale_offer");
});

test("the author of the current version cannot accept it, and it is unknown to strangers", async () => {
  const offerId = await offered(people.lin);
  expect(await codeOf(accepted(people.lin, offerId))).toBe("own_offer");
  expect(await codeOf(accepted(people.max, offerId))).toBe("not_found");
  expect(await codeOf(accepted(people.sol, offerId))).toBe("not_found");
  await countered(people.ada, offerId, 1);
  expect(await codeOf(accepted(people.ada, offerId, 2))).toBe("own_offer");
});

test("without the money the buyer reads how much is missing, and the freelancer only that the buyer cannot pay", async () => {
  const poor = await person("poor");
  await enrich(poor, 60_000_000n);
  const fromLin = await offered(people.lin, {}, { to: "poor" });
  await expect(accepted(poor, fromLin)).rejects.toMatchObject({
    code: "insufficient_balance",
    facts: { shortfall: "10.000001" },
  });
  const authorised = await offered(poor, {}, { to: "lin", side: "buyer" });
  await expect(accepted(people.lin, authorised)).rejects.toMatchObject({
    code: "buyer_cannot_pay",
    facts: {},
  });
  expect(await offerRow(authorised)).toMatchObject({ state: "open", orderId: null });
});

test("an offer about a gig that staff blocked meanwhile is not accepted", async () => {
  const gigId = await sampleGig(people.lin);
  const offerId = await offered(people.lin, {}, { gigId });
  await blockGig(people.sol, { id: gigId, version: 1, key: newFormKey(), reason: "A copy." });
  expect(await codeOf(accepted(people.ada, offerId))).toBe("gig_not_for_sale");
});

test("nobody accepts an offer of a person who cannot be reached", async () => {
  const gone = await person("gone");
  const offerId = await offered(gone);
  await suspended(gone);
  expect(await codeOf(accepted(people.ada, offerId))).toBe("cannot_be_reached");
});

test("an address that is not verified accepts nothing", async () => {
  const offerId = await offered(people.lin, {}, { to: "max" });
  await setEmailState(people.max, "unverified");
  expect(await codeOf(accepted(people.max, offerId))).toBe("email_unverified");
});
