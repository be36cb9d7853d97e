/** Offers that nobody accepted end by the clock, and those of an account that is closed end with it. */
import { beforeAll, expect, test } from "vitest";
import { endOffersOf, expireOffers } from "#app/domain/agreements/expire-offers.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { countered, offered, offerRow } from "#tests/kit/offer-scene.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

changesOnce("expire_offers", async () => {
  const offerId = await offered(people.lin, { validDays: 1 });
  clock.pass(24);
  return {
    call: () => expireOffers(),
    effect: async () => {
      const told =
        await sql`select from events where name = 'offer.expired' and subject_id = ${offerId}`;
      return [(await offerRow(offerId))?.state, told.length];
    },
    once: ["expired", 1],
  };
});

test("an offer lasts until its time is over, and a new version has its own time", async () => {
  const [offerId, longer] = [
    await offered(people.lin, { validDays: 2 }),
    await offered(people.lin, { validDays: 2 }),
  ];
  clock.pass(47);
  expect(await expireOffers()).toBe(0);
  await countered(people.ada, longer, 1, { validDays: 2 });
  clock.pass(1);
  expect((await offerPage(people.ada, offerId)).state).toBe("expired");
  expect(await expireOffers()).toBe(1);
  expect(await offerRow(longer)).toMatchObject({ state: "open" });
});

test("the open offers of a person whose account is closed end", async () => {
  const offerId = await offered(people.lin, {}, { to: "max" });
  const spec = { name: "test.close" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await endOffersOf(tx, people.max.id);
    return {};
  });
  expect(await offerRow(offerId)).toMatchObject({ state: "expired" });
});
