/** The clock's part of closing: it waits with a date, empties the account, and meets orders, deposits and payouts under way. */
import { beforeAll, describe, expect, test } from "vitest";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { closingPage } from "#app/domain/closings/closing-page.ts";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { assignSuspense } from "#app/domain/deposits/assign-suspense.ts";
import { openReceipts } from "#app/domain/deposits/suspense-receipts.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { endAccount } from "#app/domain/closings/end-account.ts";
import { lockClosing } from "#app/domain/closings/open-closing.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import { publishGig, resumeGig } from "#app/domain/catalog/move-gig.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { savePicture } from "#app/domain/people/profile/save-picture.ts";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import { personFile } from "#app/domain/people/people.ts";
import { restPayouts } from "#app/domain/security/payout-rests.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { books } from "#tests/kit/books-of.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { earned, opened, payoutAccount } from "#tests/kit/money-story.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { offered } from "#tests/kit/offer-scene.ts";
import { order } from "#tests/kit/task-scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { ask, closed, leaver, plainPerson, stateOf } from "./closing-scene.ts";

patientCommands();
const database = useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

changesOnce("close an account", async () => {
  const who = await leaver();
  await ask(who);
  clock.pass(24);
  return {
    call: () => closeAccounts(),
    effect: () => sql`
      select u.state, u.name, u.email, u.password_hash, c.state as closing, c.last_email is not null as reachable,
        (select array_agg(amount_micros || ' ' || origin) from payouts p where p.user_id = u.id) as payouts,
        (select sum(amount_micros)::int from transfers t where t.subject_id = c.id and t.kind = 'closing.give_up') as given,
        (select count(*)::int from gigs g where g.freelancer_id = u.id and g.state = 'published') as gigs
      from users u join closings c on c.user_id = u.id where u.id = ${who.id}`,
    once: [
      {
        state: "closed",
        name: "Closed account",
        email: null,
        password_hash: null,
        closing: "closed",
        reachable: true,
        payouts: ["11000000 closure"],
        given: 1500,
        gigs: 0,
      },
    ],
  };
});

describe("closing waits, with its date,", () => {
  const waitsOf = async (who: Awaited<ReturnType<typeof plainPerson>>) => {
    await ask(who);
    clock.pass(24);
    expect(await closeAccounts()).toBe(0);
    const { waits, until, closing } = await closingPage(who);
    expect([closing?.state, until !== null]).toEqual(["waiting", true]);
    return waits.map(({ code }) => code);
  };

  test("while the balance has card money", async () => {
    const who = await plainPerson();
    await payoutAccount(who);
    await enrich(who, 5_000_000n, "USD", 1);
    expect(await waitsOf(who)).toEqual(["card_money"]);
    clock.pass(5 * 24);
    expect(await closeAccounts()).toBe(1);
  });

  test("while earnings clear, because their orders can still be refunded", async () => {
    const who = await plainPerson();
    await payoutAccount(who);
    const restore = overrideEnv({ clearingBalanceHours: 72 });
    await earned(await plainPerson(), who, 10_000_000n);
    restore();
    expect(await waitsOf(who)).toEqual(["clearing"]);
  });

  test("while payouts rest, or the payout account is new", async () => {
    const who = await leaver();
    await payoutAccount(who, "00", { cooling: true });
    await whileResting(who.id);
    expect(await waitsOf(who)).toEqual(["payouts_rest", "account_cools"]);
  });
});

async function whileResting(userId: string): Promise<void> {
  const spec = { name: "test.rest" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await restPayouts(tx, userId, {
      until: hoursAfter(tx.command.at, 72),
      reason: "A new password.",
    });
    return {};
  });
}

test("a person who was ordered from meanwhile keeps the account until the work is done", async () => {
  const [who, buyer] = [await plainPerson(), await plainPerson()];
  await ask(who);
  await enrich(buyer, 1_000_000n);
  await order(buyer, who, { priceMicros: 1_000_000n });
  clock.pass(24);
  expect(await closeAccounts()).toBe(0);
  expect((await closingPage(who)).reasons.map(({ code }) => code)).toEqual(["money_held_selling"]);
});

test("closing waits for an order of the person's gig that is being placed", async () => {
  const who = await plainPerson();
  await ask(who);
  clock.pass(24);
  const gigId = await sampleGig(who, { priceMicros: 1_000_000n });
  // The order holds the row of its freelancer from its first statement on; `whileHeld` fails when closing does not wait for it.
  expect(await whileHeld(database.owner, (tx) => pricedGig(gigId, tx.sql), closeAccounts)).toBe(1);
});

test("an order that waited for the closing is refused", async () => {
  const [who, buyer] = [await plainPerson(), await plainPerson()];
  await enrich(buyer, 1_000_000n);
  await ask(who);
  const gigId = await sampleGig(who, { priceMicros: 1_000_000n });
  const close = async (tx: Tx) => {
    await lockClosing(tx, who.id);
    const { name, email } = await endAccount(tx, who.id);
    await tx.sql`
      update closings set state = 'closed', waits_until = null, next_at = null, ended_at = ${tx.command.at}, former_name = ${name},
        last_email = ${email}, command_id = ${tx.command.id} where user_id = ${who.id}`;
  };
  const input = {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief: "Copper.",
    total: "1",
  };
  const placed = () => refusalOf(placeOrder(buyer, { ...input, key: newFormKey() }));
  expect((await whileHeld(database.owner, close, placed)).code).toBe("gig_not_for_sale");
});

test("two people of one offer whose accounts close at the same time wait for each other in one order", async () => {
  const two = [await plainPerson(), await plainPerson()];
  const [first, second] = two.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (first === undefined || second === undefined) throw new Error("There are two people.");
  const { handle } = await personFile(people.sol, second.id);
  await offered(first, {}, { to: handle, side: "buyer" });
  await ask(second);
  clock.pass(24);
  let closing: Promise<unknown> = Promise.resolve();
  const ending = async (tx: Tx) => {
    await tx.sql`select from users where id = ${first.id} for update`;
    closing = closeAccounts();
    await untilTrue(20, async () => (await waiting()).length > 0);
    // Refused at once by the database if the other closing had locked its own person before this one.
    await tx.sql`select from users where id = ${second.id} for key share nowait`;
  };
  await whileHeld(database.owner, ending, () => closing);
  expect(await stateOf(second)).toBe("closed");
});

const waiting = () => database.owner`
  select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

test("money given up is never more than was agreed: the account waits when more came in", async () => {
  const who = await plainPerson();
  await enrich(who, 1_000_000n);
  await askClosing(who, { rest: "give_up", amounts: { USD: "1" }, key: newFormKey() });
  await enrich(who, 1_000_000n);
  clock.pass(24);
  expect(await closeAccounts()).toBe(0);
  expect((await closingPage(who)).reasons.map(({ code }) => code)).toEqual(["more_money"]);
});

test("a card payment that succeeds after closing goes to suspense, and staff give it to a new account", async () => {
  const who = await plainPerson();
  const { id, ref } = await opened(who, 4_000_000n);
  const fact = { ref, operationKey: id, minorUnits: 400n, currency: "USD" };
  await applyCardFact({ ...fact, state: "failed", failure: "Declined." });
  await closed(who, clock);
  expect(await applyCardFact({ ...fact, state: "succeeded", failure: null })).toBe("suspense");
  const [receipt] = (await openReceipts(sql, 10)).filter((one) => one.ref === ref);
  const input = {
    transferId: receipt?.id ?? "",
    handle: "max",
    reason: "It is their new account.",
  };
  await assignSuspense(people.sol, { ...input, key: newFormKey() });
  expect((await books())["wallet(max)"]).toBe("4");
});

test("a last payout that comes back waits in suspense for its owner, and both sides are told", async () => {
  const who = await leaver();
  await closed(who, clock);
  const [payout] = await sql<{ id: string }[]>`select id from payouts where user_id = ${who.id}`;
  const operationKey = payout?.id ?? "";
  const fact = {
    ref: "bank_1",
    operationKey,
    minorUnits: 1100n,
    currency: "USD",
    reason: "No such account.",
  };
  await applyBankFact({ ...fact, state: "returned" });
  expect((await books())[`earnings_available(${await handleOf(who.id)})`]).toBeUndefined();
  const told = await sql`
    select name from events where subject_id = ${operationKey} and name in ('account.last_payout_returned', 'payout.returned')`;
  expect(told).toEqual([{ name: "account.last_payout_returned" }]);
  const [receipt] = (await openReceipts(sql, 10)).filter((one) => one.ref === operationKey);
  const input = {
    transferId: receipt?.id ?? "",
    handle: "lin",
    reason: "They opened a new account.",
  };
  await assignSuspense(people.sol, { ...input, key: newFormKey() });
  expect((await books())["wallet(lin)"]).toBe("11");
});

async function handleOf(id: string): Promise<string> {
  const [row] = await sql<{ handle: string }[]>`select handle from users where id = ${id}`;
  return row?.handle ?? "";
}

test("staff see whose a closed account was; its gigs never go on sale again, and it gives no commands", async () => {
  const who = await plainPerson();
  const gigId = await sampleGig(who);
  const keys = { smallKey: newStorageKey(), largeKey: newStorageKey() };
  const picture = { sha256: "a".repeat(64), crop: "centre" as const, ...keys };
  await savePicture(who, { ...picture, key: newFormKey() });
  await closed(who, clock);
  expect(await stateOf(who)).toBe("closed");
  expect(await unknownStorageKeys(Object.values(keys))).toEqual(Object.values(keys));
  expect(await personFile(people.sol, who.id)).toMatchObject({
    state: "closed",
    name: expect.stringMatching(/^Leaver/),
  });
  const [gig] = await sql<{ version: number }[]>`select version from gigs where id = ${gigId}`;
  const input = { id: gigId, version: gig?.version ?? 0, key: newFormKey() };
  expect((await refusalOf(resumeGig(who, input))).code).toBe("account_closed");
  expect((await refusalOf(publishGig(who, input))).code).toBe("account_closed");
  const again = database.owner`update gigs set state = 'published' where id = ${gigId}`;
  await expect(again).rejects.toThrow(/closed/);
});
