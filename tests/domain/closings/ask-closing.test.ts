/** Asking for the closing of an account: refused with every reason while something is open, and once at a time. */
import { beforeAll, describe, expect, test } from "vitest";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closingPage } from "#app/domain/closings/closing-page.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { opened, payoutAccount, USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { seller, suspended } from "#tests/kit/suspension-scene.ts";
import { beginLarge } from "#tests/domain/orders/fillings/scene.ts";
import { openedDispute, orderedTask } from "#tests/domain/disputes/scene.ts";
import { leaver, plainPerson } from "./closing-scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

happensOnce("ask for the closing of an account", async () => {
  const who = await leaver();
  return {
    call: (key) => askClosing(who, { rest: "pay", key }),
    effect: () => sql`
      select state, (select count(*)::int from gigs g where g.freelancer_id = c.user_id and g.state = 'published') as "forSale",
             (select count(*)::int from mailed_links l where l.user_id = c.user_id and l.purpose = 'keep_account') as links
      from closings c where user_id = ${who.id}`,
    once: [{ state: "asked", forSale: 0, links: 1 }],
    second: "closing_asked",
  };
});

const reasonsFor = async (who: UserActor) => {
  const refusal = await refusalOf(askClosing(who, { rest: "pay", key: newFormKey() }));
  const { reasons } = await closingPage(who);
  for (const { path, link } of reasons) expect([path[0], link.length > 3]).toEqual(["/", true]);
  return [refusal.code, refusal.facts["reasons"]];
};

describe("an account is not closed while", () => {
  test("money is held for its person's orders, or for work asked of them", async () => {
    await orderedTask(people, 1_000_000n);
    expect(await reasonsFor(people.ada)).toEqual(["closing_blocked", "money_held_buying"]);
    expect(await reasonsFor(people.lin)).toEqual(["closing_blocked", "money_held_selling"]);
  });

  test("a dispute is open", async () => {
    await openedDispute(people);
    expect((await reasonsFor(people.lin))[1]).toContain("case_open");
  });

  test("an order is being made", async () => {
    const [buyer, freelancer] = [await plainPerson(), await plainPerson()];
    await enrich(buyer, 1_000_000n);
    const gigId = await sampleGig(freelancer, { kind: "unit", priceMicros: 1000n });
    await beginLarge(buyer, { gigId, quantity: 4 });
    for (const who of [buyer, freelancer])
      expect((await reasonsFor(who))[1]).toContain("orders_being_placed");
  });

  test("a payout or a card payment is under way", async () => {
    const who = await seller();
    const methodId = await payoutAccount(who);
    await withdraw(who, { amount: USD(1_000_000n), methodId, key: newFormKey() });
    await opened(who);
    expect(await reasonsFor(who)).toEqual(["closing_blocked", "deposit_open payout_open"]);
  });

  test("the person is on the staff", async () => {
    expect(await reasonsFor(people.sol)).toEqual(["closing_blocked", "staff"]);
  });

  test("the person is suspended", async () => {
    const who = await plainPerson();
    await suspended(who, 0n);
    const refusal = await refusalOf(askClosing(who, { rest: "pay", key: newFormKey() }));
    expect(refusal.code).toBe("account_suspended");
  });

  test("there is money to pay out and no account, or one that did not work", async () => {
    expect(await reasonsFor(await seller())).toEqual([
      "payout_method_missing",
      "payout_method_missing",
    ]);
  });
});

test("money is given up only in the amount the person saw", async () => {
  const who = await plainPerson();
  await enrich(who, 2_001_500n);
  const giveUp = (amounts: Record<string, string>) =>
    askClosing(who, { rest: "give_up", amounts, key: newFormKey() });
  expect((await refusalOf(giveUp({}))).code).toBe("consent_missing");
  expect((await refusalOf(giveUp({ USD: "2" }))).code).toBe("stale");
  await giveUp({ USD: "2.0015" });
  expect((await closingPage(who)).closing).toMatchObject({ state: "asked", rest: "give_up" });
});

test("a stolen cookie closes nothing: without a step-up the question is refused", async () => {
  const { vouched: _, ...who } = await plainPerson();
  const refusal = await refusalOf(askClosing(who, { rest: "pay", key: newFormKey() }));
  expect(refusal.code).toBe("step_up_required");
});
