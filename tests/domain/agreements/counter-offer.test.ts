/** Counter-offers: versions that replace each other, by either side, and what is refused. */
import { beforeAll, expect, test } from "vitest";
import { counterOffer } from "#app/domain/agreements/counter-offer.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { publishSchedule } from "#app/domain/commission/publish-schedule.ts";
import { currentSchedule } from "#app/domain/commission/schedule.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { accepted, countered, offered, offerRow, terms } from "#tests/kit/offer-scene.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { codeOf } from "#tests/domain/disputes/scene.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const LESS = { lines: [agreedLine("Sketch", 15_000_000n)] };

happensOnce("counter_offer", async () => {
  const offerId = await offered(people.lin);
  const input = { offerId, version: 1, terms: terms(LESS), total: "15" };
  return {
    call: (key) => counterOffer(people.ada, { ...input, key }),
    effect: async () => (await offerRow(offerId))?.version,
    once: 2,
    second: "stale_offer",
  };
});

test("versions follow each other, keep what was written, and only the newest can be accepted", async () => {
  const offerId = await offered(people.lin);
  await countered(people.ada, offerId, 1, LESS);
  await countered(people.lin, offerId, 2, { lines: [agreedLine("Sketch", 18_000_000n)] });
  const { versions, author, current } = await offerPage(people.lin, offerId);
  expect(versions.map(({ number, author: by, totalMicros }) => [number, by, totalMicros])).toEqual([
    [1, "freelancer", 70_000_001n],
    [2, "buyer", 15_000_000n],
    [3, "freelancer", 18_000_000n],
  ]);
  expect([author, current.number]).toEqual(["freelancer", 3]);
  expect(await codeOf(accepted(people.ada, offerId, 2))).toBe("stale_offer");
  const { answer } = await accepted(people.ada, offerId, 3);
  const [order] = await sql`select total_micros from orders where id = ${answer.orderId}`;
  expect(order).toEqual({ total_micros: 18_000_000n });
});

test("a counter-offer ends the authorisation of the version before: the buyer's price is not taken any more", async () => {
  const offerId = await offered(people.ada, {}, { to: "lin", side: "buyer" });
  await countered(people.ada, offerId, 1, LESS);
  expect(await codeOf(accepted(people.lin, offerId, 1))).toBe("stale_offer");
});

test("a version answers the version its author saw, and not of a person who is no party", async () => {
  const offerId = await offered(people.lin);
  await countered(people.ada, offerId, 1, LESS);
  expect(await codeOf(countered(people.ada, offerId, 1))).toBe("stale_offer");
  expect(await codeOf(countered(people.max, offerId, 2))).toBe("not_found");
  expect(await codeOf(countered(people.sol, offerId, 2))).toBe("not_found");
});

test("an offer that is over has no next version, nor has one with a person who cannot be reached", async () => {
  const offerId = await offered(people.lin);
  await accepted(people.ada, offerId);
  expect(await codeOf(countered(people.ada, offerId, 1))).toBe("stale_offer");
  const gone = await person("gone");
  const open = await offered(gone);
  await suspended(gone);
  expect(await codeOf(countered(people.ada, open, 1))).toBe("cannot_be_reached");
});

test("each version has the rate of its own day, and the accepted one keeps it", async () => {
  const offerId = await offered(people.lin);
  const second = await offered(people.lin);
  await publishRate("12.5");
  await countered(people.lin, second, 1);
  const rate = async (id: string) => (await offerPage(people.lin, id)).current.bps;
  expect([await rate(offerId), await rate(second)]).toEqual([1000, 1250]);
  const { answer } = await accepted(people.ada, offerId);
  const [order] = await sql`select commission_bps as bps from orders where id = ${answer.orderId}`;
  expect(order).toEqual({ bps: 1000 });
});

async function publishRate(percent: string): Promise<void> {
  const rates = [{ categoryId: null, handle: null, percent, field: "percent" }];
  const { version: basedOn } = await currentSchedule();
  const input = { basedOn, effectiveFrom: null, note: "More.", rates, key: newFormKey() };
  await publishSchedule(people.ray, input);
}
