/** Declining an offer: by the side that received the current version, also after a block. */
import { beforeAll, expect, test } from "vitest";
import { declineOffer } from "#app/domain/agreements/decline-offer.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { countered, offered, offerRow } from "#tests/kit/offer-scene.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { codeOf } from "#tests/domain/disputes/scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const declined = (actor: UserActor, offerId: string, version = 1, key = newFormKey()) =>
  declineOffer(actor, { offerId, version, key });

happensOnce("decline_offer", async () => {
  const offerId = await offered(people.lin);
  return {
    call: (key) => declined(people.ada, offerId, 1, key),
    effect: async () => (await offerRow(offerId))?.state,
    once: "declined",
    second: "stale_offer",
  };
});

test("the author of the current version and strangers do not decline it", async () => {
  const offerId = await offered(people.lin);
  expect(await codeOf(declined(people.lin, offerId))).toBe("own_offer");
  expect(await codeOf(declined(people.max, offerId))).toBe("not_found");
  await countered(people.ada, offerId, 1);
  expect(await codeOf(declined(people.lin, offerId, 2))).toBe("done");
});
