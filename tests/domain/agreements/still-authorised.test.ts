/** What a buyer authorised ends when its person secures the account: a thief's authorisation pays nobody afterwards. */
import { beforeEach, expect, test } from "vitest";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { command } from "#app/domain/commands/command.ts";
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
import { revokeToken } from "#app/domain/security/api-tokens.ts";

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
const newPassword = () =>
  command({ name: "test.password", actor: buyer, key: newFormKey(), input: {} }, async (tx) => {
    await tx.sql`
      update users set password_changed_at = ${tx.command.at}, command_id = ${tx.command.id} where id = ${buyer.id}`;
    return {};
  });

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
  for (const answer of [accepted(people.lin, offerId), accept(changeId)])
    expect(await refusalOf(answer)).toMatchObject({ code: "buyer_cannot_pay" });
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
  await newPassword();
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
