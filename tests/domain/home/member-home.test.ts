/** A person's home: what needs them as a buyer, as a freelancer and as staff, and nobody else's. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { memberHome } from "#app/domain/home/member-home.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { saveMethod } from "#app/domain/payouts/save-method.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { FRAME, proposed as proposedChange } from "#tests/kit/changed-order.ts";
import { countered, offered } from "#tests/kit/offer-scene.ts";
import { securedAgain } from "#tests/kit/secured-again.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { posted, proposed } from "#tests/domain/agreements/requests/scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
let people: Cast;
const PRICE = { priceMicros: 1_000_000n, kind: "unit" } as const;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

test("a new person has nothing to do but their first steps, and no money", async () => {
  const kim = await person("kim");
  const home = await memberHome(kim);
  expect(home).toMatchObject({ disputes: [], buying: [], selling: [], payouts: [], staff: null });
  expect(home.steps).toMatchObject({ ordered: false, gigWritten: false });
  expect(home.money).toEqual([
    { currency: "USD", balanceMicros: 0n, availableMicros: 0n, clearingMicros: 0n },
  ]);
});

test("each party reads what to do next, about tasks of one order together, the nearest deadline first", async () => {
  const { ada, lin } = people;
  const work = await order(ada, lin, PRICE);
  await move(lin, "start", work.taskIds);
  const mixed = await order(ada, lin, { ...PRICE, quantity: 5 });
  await move(lin, "start", mixed.taskIds.slice(0, 3));
  await handOver(lin, mixed.taskIds.slice(0, 2));
  await proposeExtension(lin, {
    item: { id: mixed.taskIds[2] ?? "" },
    days: 3,
    note: "",
    key: newFormKey(),
  });
  await move(ada, "revise", mixed.taskIds.slice(0, 1));
  const lins = await memberHome(lin);
  const ofMixed = lins.selling.filter(({ orderId }) => orderId === mixed.orderId);
  expect(
    ofMixed.map(({ kind, count, taskCount }) => `${kind} ${count}/${taskCount}`).sort(),
  ).toEqual(["changes 1/5", "starting 2/5", "work 1/5"]);
  expect(lins.selling).toContainEqual(
    expect.objectContaining({
      kind: "work",
      href: `/tasks/${work.taskIds[0]}`,
      other: "Ada",
      heldMicros: 1_000_000n,
      netMicros: 900_000n,
      nextEvent: "abandon",
    }),
  );
  const dues = lins.selling.map((need) => (need.state === "started" ? need.dueAt : need.nextAt));
  expect(dues).toEqual(dues.toSorted((one, other) => Number(one) - Number(other)));
  const adas = await memberHome(ada);
  expect(adas.buying.map(({ kind, days, href }) => `${kind} ${days} ${href}`).sort()).toEqual([
    `extension 3 /orders/${mixed.orderId}`,
    `looking null /orders/${mixed.orderId}`,
  ]);
  expect(adas.waiting.buyer.map(({ id }) => id)).toEqual([work.orderId]);
  expect((await memberHome(people.max)).selling).toEqual([]);
});

test("an offer and a change need the answer of the side that did not write them, and a request the choice of its buyer", async () => {
  const { ada, lin, max } = people;
  const offerId = await offered(lin);
  const requestId = await posted(ada);
  const agreed = await agreedOrder({ ada, lin });
  const changeId = await proposedChange(lin, agreed.orderId, FRAME);
  const needs = async (who: UserActor) =>
    (await memberHome(who)).agreements.map(({ kind, id }) => `${kind} ${id}`);
  expect([await needs(ada), await needs(lin)]).toEqual([
    [`offer ${offerId}`, `change ${changeId}`],
    [],
  ]);
  await proposed(max, requestId);
  await countered(ada, offerId, 1);
  expect([await needs(ada), await needs(lin), await needs(max)]).toEqual([
    [`request ${requestId}`, `change ${changeId}`],
    [`offer ${offerId}`],
    [],
  ]);
});

test("an offer and a milestone that their buyer has to confirm again need the buyer, and not the freelancer", async () => {
  const [una, lin] = [await person("ursa"), await person("lea")];
  await enrich(una, 1_000_000_000n);
  const offerId = await offered(una, {}, { to: "lea", side: "buyer" });
  const agreed = await agreedOrder({ ada: una, lin });
  const changeId = await proposedChange(una, agreed.orderId, FRAME);
  const needs = async (who: UserActor) =>
    (await memberHome(who)).agreements.map(({ id, unconfirmed }) => `${unconfirmed} ${id}`);
  expect([await needs(una), await needs(lin)]).toEqual([
    [],
    [`false ${offerId}`, `false ${changeId}`],
  ]);
  await securedAgain(una);
  expect([await needs(una), await needs(lin)]).toEqual([
    [`true ${offerId}`, `true ${changeId}`],
    [],
  ]);
});

test("a dispute needs the other party's answer, then staff; earnings need a payout account", async () => {
  const [mia, ben] = [await person("mia"), await person("ben")];
  await enrich(mia, 100_000_000n);
  const two = await order(mia, ben, { ...PRICE, quantity: 2 });
  await move(ben, "start", two.taskIds);
  await handOver(ben, two.taskIds);
  await move(mia, "accept", two.taskIds.slice(0, 1));
  const said = { statement: "Nothing came of it.", files: [] };
  await openDispute(mia, {
    ...said,
    taskId: two.taskIds[1] ?? "",
    reason: "not_delivered",
    key: newFormKey(),
  });
  expect((await memberHome(mia)).disputes).toEqual([]);
  const bens = await memberHome(ben);
  expect(bens.disputes).toMatchObject([{ side: "freelancer", openedBy: "buyer", other: "Mia" }]);
  expect(bens.payouts).toMatchObject([{ kind: "account_missing", money: { currency: "USD" } }]);
  expect((await memberHome(people.sol)).staff).toMatchObject({ review: 0, rulings: [] });
  await respond(ben, { ...said, disputeId: bens.disputes[0]?.id ?? "", key: newFormKey() });
  expect((await memberHome(ben)).disputes).toEqual([]);
  const { staff, steps } = await memberHome(people.sol);
  expect([staff?.review, steps]).toEqual([1, null]);
  expect(staff?.rulings).toMatchObject([{ buyerName: "Mia", freelancerName: "Ben" }]);
  const account = { holder: "Ben Example", account: "DE89370400440532013000" };
  await saveMethod(ben, { ...account, key: newFormKey() });
  expect((await memberHome(ben)).payouts).toEqual([]);
});

test("an order without the details its gig asks for needs its buyer, until the work is started", async () => {
  const [una, { lin }] = [await person("una"), people];
  await enrich(una, 100_000_000n);
  const { orderId, taskIds } = await order(una, lin, PRICE);
  expect((await memberHome(una)).briefs).toEqual([]);
  const [gig] = await sql<{ id: string }[]>`select gig_id as id from orders where id = ${orderId}`;
  expect(gig).toBeDefined();
  await move(lin, "start", taskIds);
  expect((await memberHome(una)).briefs).toEqual([]);
});

test("unexplained money and imports need staff only", async () => {
  const receipt = { ref: "card_nobody_knows", operationKey: null, failure: null } as const;
  await applyCardFact({ ...receipt, state: "succeeded", minorUnits: 1_234n, currency: "USD" });
  const { staff } = await memberHome(people.sol);
  expect(staff?.suspense).toEqual([{ currency: "USD", micros: 12_340_000n }]);
  expect((await memberHome(people.ada)).staff).toBeNull();
});
