/** Withdrawing an offer: by its author only, and a buyer's authorisation ends with it. */
import { beforeAll, expect, test } from "vitest";
import { withdrawOffer } from "#app/domain/agreements/withdraw-offer.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { accepted, countered, offered, offerRow } from "#tests/kit/offer-scene.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { codeOf } from "#tests/domain/disputes/scene.ts";

const database = useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const withdrawn = (actor: UserActor, offerId: string, version = 1, key = newFormKey()) =>
  withdrawOffer(actor, { offerId, version, key });

happensOnce("withdraw_offer", async () => {
  const offerId = await offered(people.lin);
  return {
    call: (key) => withdrawn(people.lin, offerId, 1, key),
    effect: async () => (await offerRow(offerId))?.state,
    once: "withdrawn",
    second: "stale_offer",
  };
});

test("a person who did not write the current version does not withdraw the offer", async () => {
  const offerId = await offered(people.lin);
  expect(await codeOf(withdrawn(people.ada, offerId))).toBe("not_author");
  expect(await codeOf(withdrawn(people.max, offerId))).toBe("not_found");
  await countered(people.ada, offerId, 1);
  expect(await codeOf(withdrawn(people.lin, offerId, 2))).toBe("not_author");
});

test("a buyer's version that was withdrawn takes nothing from the buyer's balance", async () => {
  const offerId = await offered(people.ada, {}, { to: "lin", side: "buyer" });
  const before = await balance("wallet", people.ada.id, "USD");
  await withdrawn(people.ada, offerId);
  expect(await codeOf(accepted(people.lin, offerId))).toBe("stale_offer");
  expect(await balance("wallet", people.ada.id, "USD")).toBe(before);
});

test("an acceptance that waits while the buyer withdraws is refused", async () => {
  const offerId = await offered(people.ada, {}, { to: "lin", side: "buyer" });
  const late = await whileHeld(
    database.owner,
    (tx) => tx.sql`
      update offers set state = 'withdrawn', ended_at = ${tx.command.at}, command_id = ${tx.command.id} where id = ${offerId}`,
    () => codeOf(accepted(people.lin, offerId)),
  );
  expect(late).toBe("stale_offer");
});
