/** What a buyer authorised ends when its person secures the account: a thief's authorisation pays nobody afterwards. */
import { beforeEach, expect, test } from "vitest";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { liftFreeze } from "#app/domain/payouts/lift-freeze.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { accepted, offered, offerRow } from "#tests/kit/offer-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { confirmChange } from "#app/domain/agreements/changes/confirm-change.ts";
import { endOtherSessions, endOwnSession } from "#app/domain/security/own-sessions.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { revokeToken } from "#app/domain/security/api-tokens.ts";
import { securedAgain } from "#tests/kit/secured-again.ts";

useDatabase();
let people: Cast;
let buyer: UserActor;
let met = 0;

beforeEach(async () => {
  people ??= await cast();
  buyer = await person(`authorises-${(met += 1)}`);
  await enrich(buyer, 1_000_000_000n);
});

const authorised = () => offered(buyer, {}, { to: "lin", side: "buyer" });
const added = async () => {
  const { orderId } = await agreedOrder({ ada: buyer, lin: people.lin }, { funded: 1 });
  return proposed(buyer, orderId, FRAME);
};
const accept = (changeId: string) => acceptChange(people.lin, { changeId, key: newFormKey() });

test("an offer and a milestone authorised before this was not me take no money after it", async () => {
  const [offerId, changeId] = [await authorised(), await added()];
  const before = await balance("wallet", buyer.id, "USD");
  await freezeOwn(buyer, { key: newFormKey() });
  expect(await refusalOf(accepted(people.lin, offerId))).toMatchObject({
    code: "buyer_cannot_pay",
    facts: {},
  });
  expect(await refusalOf(accept(changeId))).toMatchObject({ code: "buyer_cannot_pay", facts: {} });
  expect(await balance("wallet", buyer.id, "USD")).toBe(before);
  expect(await offerRow(offerId)).toMatchObject({ state: "open", orderId: null });
});

test("an offer and a milestone authorised before this was not me take no money after staff lifted the freeze", async () => {
  const [offerId, changeId] = [await authorised(), await added()];
  await freezeOwn(buyer, { key: newFormKey() });
  const reason = "Settled with the person by phone.";
  await liftFreeze(people.sol, { userId: buyer.id, reason, key: newFormKey() });
  const before = await balance("wallet", buyer.id, "USD");
  for (const answer of [() => accepted(people.lin, offerId), () => accept(changeId)])
    expect(await refusalOf(answer())).toMatchObject({ code: "buyer_cannot_pay" });
  expect(await balance("wallet", buyer.id, "USD")).toBe(before);
});

test("an offer and a milestone authorised after this was not me take money again", async () => {
  await freezeOwn(buyer, { key: newFormKey() });
  const offerId = await authorised();
  await accepted(people.lin, offerId);
  expect(await offerRow(offerId)).toMatchObject({ state: "accepted" });
  const { answer } = await accept(await added());
  expect(answer).toMatchObject({ changeId: expect.any(String) });
});

test("an offer and a milestone authorised before a new password take no money after it", async () => {
  const [offerId, changeId] = [await authorised(), await added()];
  await securedAgain(buyer);
  expect(await refusalOf(accepted(people.lin, offerId))).toMatchObject({
    code: "buyer_cannot_pay",
  });
  expect(await refusalOf(accept(changeId))).toMatchObject({ code: "buyer_cannot_pay" });
});

test("a milestone that a token proposed takes no money once the token is revoked; one proposed by hand does", async () => {
  await tokenOf(buyer);
  const [token] = await sql<
    { id: string }[]
  >`select id from api_tokens where user_id = ${buyer.id}`;
  const tokenId = token?.id ?? "";
  const { orderId } = await agreedOrder({ ada: buyer, lin: people.lin }, { funded: 1 });
  const [byToken, byHand] = [
    await proposed({ ...buyer, tokenId }, orderId, FRAME),
    await proposed(buyer, orderId, { ...FRAME, title: "Glass" }),
  ];
  await revokeToken(buyer, { tokenId, key: newFormKey() });
  expect(await refusalOf(accept(byToken))).toMatchObject({ code: "buyer_cannot_pay" });
  expect((await accept(byHand)).answer).toMatchObject({ changeId: byHand });
});

/** A session of the buyer, by its public id. */
async function begun(who: UserActor): Promise<UserActor & { sessionId: string }> {
  const { sessionId } = await startSession(who.id, "password", { address: "", agent: "" });
  return { ...who, sessionId };
}

test.each(["by itself", "with all others"])(
  "an offer and a milestone of a session take no money once it was ended %s; those of another session do",
  async (how) => {
    const [stolen, own] = [await begun(buyer), await begun(buyer)];
    const by = (who: UserActor) => offered(who, {}, { to: "lin", side: "buyer" });
    const [offerId, ownOffer] = [await by(stolen), await by(own)];
    const { orderId } = await agreedOrder({ ada: buyer, lin: people.lin }, { funded: 1 });
    const changeId = await proposed(stolen, orderId, FRAME);
    if (how === "by itself") await endOwnSession(own, stolen.sessionId);
    else await endOtherSessions(own, own.sessionId);
    for (const answer of [() => accepted(people.lin, offerId), () => accept(changeId)])
      expect(await refusalOf(answer())).toMatchObject({ code: "buyer_cannot_pay" });
    await accepted(people.lin, ownOffer);
    expect(await offerRow(ownOffer)).toMatchObject({ state: "accepted" });
  },
);

test("an offer is accepted after its person signed out with the session that wrote it", async () => {
  const own = await begun(buyer);
  const offerId = await offered(own, {}, { to: "lin", side: "buyer" });
  await endOwnSession(own, own.sessionId);
  await accepted(people.lin, offerId);
  expect(await offerRow(offerId)).toMatchObject({ state: "accepted" });
});

test("an offer of a session that its thief signed out takes no money once all other sessions were ended", async () => {
  const [stolen, own] = [await begun(buyer), await begun(buyer)];
  const offerId = await offered(stolen, {}, { to: "lin", side: "buyer" });
  await endOwnSession(stolen, stolen.sessionId);
  await endOtherSessions(own, own.sessionId);
  expect(await refusalOf(accepted(people.lin, offerId))).toMatchObject({
    code: "buyer_cannot_pay",
  });
});

test("a lower price that a freelancer proposed before a new password is not accepted after it, until it is confirmed", async () => {
  const lin = await person(`gives-up-${met}`);
  const { orderId } = await agreedOrder({ ada: buyer, lin }, { funded: 1 });
  const [task] = await sql<{ id: string }[]>`select id from tasks where order_id = ${orderId}`;
  const change = { kind: "lower", taskId: task?.id ?? "", priceMicros: 1_000_000n } as const;
  const changeId = await proposed(lin, orderId, change);
  await securedAgain(lin);
  const accepting = (id: string) => acceptChange(buyer, { changeId: id, key: newFormKey() });
  const before = await balance("wallet", buyer.id, "USD");
  expect(await refusalOf(accepting(changeId))).toMatchObject({ code: "transition_refused" });
  expect(await balance("wallet", buyer.id, "USD")).toBe(before);
  const { answer } = await confirmChange(lin, { changeId, key: newFormKey() });
  await accepting(answer.changeId);
  expect((await balance("wallet", buyer.id, "USD")) - before).toBe(1_000_000n);
});
