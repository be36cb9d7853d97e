/** Making an offer: its first version, what is refused of its terms and its people, and the caps of a buyer's token. */
import { overrideEnv } from "#app/env.server.ts";
import { beforeAll, expect, test } from "vitest";
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import type { MakeInput } from "#app/domain/agreements/make-offer.ts";
import { makeOffer } from "#app/domain/agreements/make-offer.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { MOST_OPEN_OFFERS } from "#app/domain/agreements/pair-limits.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { revokeToken } from "#app/domain/security/api-tokens.ts";
import { sql } from "#app/domain/store/store.ts";
import { setEmailState } from "#tests/kit/members.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { accepted, makeInput, offered } from "#tests/kit/offer-scene.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { codeOf } from "#tests/domain/disputes/scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let people: Cast;
let buyers = 0;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const make = (actor: UserActor, ...input: Parameters<typeof makeInput>) =>
  makeOffer(actor, makeInput(...input));

happensOnce("make_offer", async () => {
  const handle = `buyer${(buyers += 1)}`;
  const buyer = await person(handle);
  return {
    call: (key) => make(people.lin, {}, { to: handle, key }),
    effect: async () => (await sql`select from offers where buyer_id = ${buyer.id}`).length,
    once: 1,
    second: "done",
    both: 2,
  };
});

test("a new offer is open, valid for its days, and a line of the thread of the two people", async () => {
  const offerId = await offered(people.lin);
  const page = await offerPage(people.ada, offerId);
  expect(page).toMatchObject({ state: "open", version: 1, side: "buyer", currency: "USD" });
  expect(page.versions).toMatchObject([
    {
      number: 1,
      author: "freelancer",
      totalMicros: 70_000_001n,
      commissionMicros: 7_000_000n,
      heldMicros: 70_000_001n,
      bps: 1000,
    },
  ]);
  expect(page.expiresAt.getTime() - page.madeAt.getTime()).toBe(7 * 24 * 3_600_000);
  const lines = await sql`select kind, body from thread_lines where subject_id = ${offerId}`;
  expect(lines).toEqual([
    { kind: "offer", body: "made an offer: “Two drawings of a farthing” for $70.000001 USD" },
  ]);
});

test.each([
  ["without a line", { lines: [] }, {}, "empty_list"],
  ["whose lines do not add up to its total", {}, { total: "70" }, "lines_do_not_add_up"],
  ["whose net is not the one that was shown", {}, { net: "70" }, "quote_changed"],
  ["to its own author", {}, { to: "LIN" }, "own_offer"],
  ["to an unknown handle", {}, { to: "nobody-of-that-name" }, "not_found"],
  ["that is valid for a year", { validDays: 365 }, {}, "invalid_input"],
  ["with a line of no price", { lines: [agreedLine("Free", 0n)] }, {}, "amount_not_positive"],
  [
    "with a line of 366 days",
    { lines: [{ ...agreedLine("A", 1n), days: 366 }] },
    {},
    "invalid_input",
  ],
  ["with a line without a title", { lines: [agreedLine(" ", 1n)] }, {}, "invalid_input"],
  ["with a text that changes direction", { title: "Three \u202Edrawings" }, {}, "text_direction"],
] satisfies Array<[string, Partial<OfferTerms>, Partial<MakeInput>, string]>)(
  "an offer %s is refused",
  async (_what, change, more, code) => {
    expect(await codeOf(make(people.lin, change, more))).toBe(code);
  },
);

test("the refusal of a line names its field", async () => {
  const lines = [agreedLine("Fine", 1n), { ...agreedLine("Not so", 1n), revisions: 21 }];
  expect(await refusalOf(make(people.lin, { lines }))).toMatchObject({ field: "line.2.revisions" });
});

test("a gig of another freelancer is no gig for the offer, and a draft is unknown", async () => {
  const gigId = await sampleGig(people.max);
  expect(await codeOf(make(people.lin, {}, { gigId }))).toBe("gig_not_for_sale");
});

test("one more open offer between two people than the limit is refused", async () => {
  const [kay, kim] = [await person("kay"), await person("kim")];
  for (let n = 0; n < MOST_OPEN_OFFERS; n += 1) await offered(kay, {}, { to: "kim" });
  const together = await Promise.all([
    codeOf(make(kim, {}, { to: "kay" })),
    codeOf(make(kay, {}, { to: "kim", side: "buyer" })),
  ]);
  expect(together).toEqual(["too_many_offers", "too_many_offers"]);
  expect(await codeOf(make(kay, {}, { to: "max" }))).toBe("done");
});

test("a person with an address that is not verified makes no offers", async () => {
  await setEmailState(people.max, "unverified");
  expect(await codeOf(make(people.max))).toBe("email_unverified");
  await setEmailState(people.max, "verified");
});

test("a buyer's version counts against the caps of the token that wrote it, at writing and at acceptance", async () => {
  const caps = { currency: "USD" as const, taskMicros: 60_000_000n, dayMicros: 100_000_000n };
  const { actor } = await openToken(await tokenOf(people.ada, { caps }), "");
  const toLin = { to: "lin", side: "buyer" as const };
  const dear = { lines: [agreedLine("Dear", 60_000_001n)] };
  expect(await codeOf(make(actor, dear, toLin))).toBe("cap_exceeded");
  const first = await offered(actor, {}, toLin);
  const second = await offered(actor, {}, toLin);
  expect(await codeOf(accepted(people.lin, first))).toBe("done");
  // 140 USD of one day, of which the token may spend 100.
  expect(await codeOf(accepted(people.lin, second))).toBe("buyer_cannot_pay");
});

test("an authorisation that a token wrote ends when the token is revoked", async () => {
  const { actor } = await openToken(await tokenOf(people.ada), "");
  const offerId = await offered(actor, {}, { to: "lin", side: "buyer" });
  await revokeToken(people.ada, { tokenId: actor.tokenId ?? "", key: newFormKey() });
  expect(await codeOf(accepted(people.lin, offerId))).toBe("buyer_cannot_pay");
});

test("the freelancer's own token is not charged for what the buyer pays", async () => {
  const caps = { currency: "USD" as const, taskMicros: 1n, dayMicros: 1n };
  const { actor } = await openToken(await tokenOf(people.lin, { caps }), "");
  const offerId = await offered(people.ada, {}, { to: "lin", side: "buyer" });
  expect(await codeOf(accepted(actor, offerId))).toBe("done");
});

test("an offer is no way around the limit of new people that a young account may write to", async () => {
  const young = await person("young");
  const restore = overrideEnv({ newAccountContacts: 1 });
  for (const handle of ["first-met", "second-met"]) await person(handle);
  await offered(young, {}, { to: "first-met" });
  expect(await refusalOf(offered(young, {}, { to: "second-met" }))).toMatchObject({
    code: "too_many_new_people",
  });
  // A second offer to the same person is no first contact.
  await offered(young, {}, { to: "first-met" });
  restore();
});
