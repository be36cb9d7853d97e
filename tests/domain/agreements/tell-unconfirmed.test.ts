/** Offers and milestones that their buyer has to confirm again: shown as such, told once, and open again once confirmed. */
import { beforeEach, expect, test } from "vitest";
import { dealsOf } from "#app/domain/agreements/deals.ts";
import { changesOf } from "#app/domain/agreements/changes/read-changes.ts";
import { offerList } from "#app/domain/agreements/offer-list.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { tellOfUnconfirmed } from "#app/domain/agreements/tell-unconfirmed.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { accepted, countered, offered, offerRow } from "#tests/kit/offer-scene.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { securedAgain } from "#tests/kit/secured-again.ts";

useDatabase();
let people: Cast;
let buyer: UserActor;
let met = 0;

beforeEach(async () => {
  people ??= await cast();
  buyer = await someBuyer();
});

async function someBuyer(): Promise<UserActor> {
  const one = await person(`secures-${(met += 1)}`);
  await enrich(one, 1_000_000_000n);
  return one;
}

const offerOf = (who: UserActor) => offered(who, {}, { to: "lin", side: "buyer" });
const milestoneOf = async (who: UserActor) => {
  const { orderId } = await agreedOrder({ ada: who, lin: people.lin }, { funded: 1 });
  return { orderId, changeId: await proposed(who, orderId, FRAME) };
};
const told = (ids: string[]) => sql<{ name: string; id: string }[]>`
  select name, subject_id as id from events where name like '%unconfirmed' and subject_id = any(${ids}::text[]) order by id`;

changesOnce("tell_of_unconfirmed", async () => {
  const who = await someBuyer();
  const [offerId, { changeId }] = [await offerOf(who), await milestoneOf(who)];
  await securedAgain(who);
  return {
    call: () => tellOfUnconfirmed(),
    effect: async () => (await told([offerId, changeId])).map(({ name }) => name).toSorted(),
    once: ["change.unconfirmed", "offer.unconfirmed"],
  };
});

test("an offer and a milestone of a buyer with a new password are unconfirmed for both people, everywhere", async () => {
  const { lin } = people;
  const offerId = await offerOf(buyer);
  const { orderId, changeId } = await milestoneOf(buyer);
  const theirs = await offered(lin, {}, { to: `secures-${met}`, side: "freelancer" });
  const own = await proposed(lin, orderId, { ...FRAME, title: "Glass" });
  const flags = async () => {
    const { offers } = await offerList(buyer, { ids: [offerId, theirs] });
    const changes = await changesOf(orderId);
    return {
      offers: Object.fromEntries(offers.map((one) => [one.id, one.unconfirmed])),
      changes: Object.fromEntries(changes.map((one) => [one.id, one.unconfirmed])),
    };
  };
  const none = {
    offers: { [offerId]: false, [theirs]: false },
    changes: { [changeId]: false, [own]: false },
  };
  expect(await flags()).toEqual(none);
  await securedAgain(buyer);
  expect(await flags()).toEqual({
    offers: { ...none.offers, [offerId]: true },
    changes: { ...none.changes, [changeId]: true },
  });
  for (const reader of [buyer, lin])
    expect(await offerPage(reader, offerId)).toMatchObject({ unconfirmed: true, state: "open" });
  const { threadId } = await offerPage(lin, offerId);
  const deals = await dealsOf(lin, (await threadPage(lin, threadId)).lines);
  expect(deals.offers[offerId]?.unconfirmed).toBe(true);
  expect(deals.changes[changeId]?.unconfirmed).toBe(true);
});

test("a version sent again is confirmed: it can be accepted, and the old word of it is not repeated", async () => {
  const offerId = await offerOf(buyer);
  await securedAgain(buyer);
  await tellOfUnconfirmed();
  await countered(buyer, offerId, 1);
  expect(await offerPage(buyer, offerId)).toMatchObject({ unconfirmed: false, version: 2 });
  await tellOfUnconfirmed();
  expect(await told([offerId])).toHaveLength(1);
  await securedAgain(buyer);
  await tellOfUnconfirmed();
  expect(await told([offerId])).toHaveLength(2);
  await countered(buyer, offerId, 2);
  await accepted(people.lin, offerId, 3);
  expect(await offerRow(offerId)).toMatchObject({ state: "accepted" });
});

test("a freelancer with a new password is told that their lower price has to be confirmed again", async () => {
  const lin = await person(`gives-up-${met}`);
  const { orderId } = await agreedOrder({ ada: buyer, lin }, { funded: 1 });
  const [task] = await sql<{ id: string }[]>`select id from tasks where order_id = ${orderId}`;
  const change = { kind: "lower", taskId: task?.id ?? "", priceMicros: 1_000_000n } as const;
  const changeId = await proposed(lin, orderId, change);
  await securedAgain(lin);
  await tellOfUnconfirmed();
  expect(await told([changeId])).toEqual([{ name: "change.reduction_unconfirmed", id: changeId }]);
  expect(await changesOf(orderId)).toMatchObject([{ id: changeId, unconfirmed: true }]);
});

test("an offer that is over is not told of", async () => {
  const offerId = await offerOf(buyer);
  await accepted(people.lin, offerId);
  await securedAgain(buyer);
  await tellOfUnconfirmed();
  expect(await told([offerId])).toEqual([]);
  expect(await offerPage(buyer, offerId)).toMatchObject({ unconfirmed: false });
});
