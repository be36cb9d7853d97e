/** The sandbox: whole lives of a task with one token, while the live database refuses reads and writes. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleAccounts } from "#app/gateways/bank/pretend/bank-scripts.ts";
import { overrideEnv } from "#app/env.server.ts";
import { workIn } from "#app/worker/main.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { contentsOf } from "#tests/kit/contents-of.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { orderFromOwn, putMoneyIn, sandboxCaller } from "#tests/kit/sandbox-caller.ts";
import { balanceOf } from "#tests/kit/sandbox-steps.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import * as agreement from "./sandbox-negotiation.ts";
import { awardNobody, awardOneOfThree } from "./sandbox-request.ts";
import type { Cast } from "#tests/kit/cast.ts";
import type { SandboxCaller } from "#tests/kit/sandbox-caller.ts";
import type { RunningWorker } from "#app/worker/main.ts";

const database = useDatabase();
const sandbox = useSandbox();
let all: Cast;
let worker: RunningWorker;
let before: Record<string, string>;
let one: SandboxCaller;
let stranger: SandboxCaller;
let third: SandboxCaller;

/** A token's last use is noted in the live database. */
const NOTED = ["public.api_token_uses"];

beforeAll(async () => {
  overrideEnv({ clearingBalanceHours: 120, clearingCardHours: 120, pretendSettleSeconds: 3600 });
  all = await cast();
  await enrich(all.ada, 7_000_000n);
  one = sandboxCaller(await tokenOf(all.ada, { mode: "sandbox" }));
  stranger = sandboxCaller(await tokenOf(all.lin, { mode: "sandbox" }));
  third = sandboxCaller(await tokenOf(all.max, { mode: "sandbox" }));
  await lockTheRealBooks();
  before = await contentsOf(database.owner, NOTED);
  worker = await workIn("sandbox", { url: sandbox.url });
});
afterAll(() => worker.stop());

/** From here on the application can look tokens up in the live database, and do nothing else there. */
async function lockTheRealBooks(): Promise<void> {
  await database.owner.unsafe(`
    revoke all on all tables in schema public, pretend from farthing_app;
    revoke execute on all functions in schema public from farthing_app;
    grant select on users, api_tokens, api_token_uses to farthing_app;
    grant insert, update on api_token_uses to farthing_app`);
  await expect(database.app`select 1 from orders`).rejects.toMatchObject({ code: "42501" });
}

interface Purse {
  available: { amount: string };
  clearing: { amount: string };
}

async function purse(): Promise<Purse | undefined> {
  const { purses } = await one.ask<{ purses: Purse[] }>("GET", "/wallet", undefined, "freelancer");
  return purses[0];
}

test("one sandbox token alone: order, start, deliver, accept, clear, payout", async () => {
  expect(await one.ask("GET", "/me")).toMatchObject({ id: all.ada.id, handle: "ada" });
  await putMoneyIn(one, "100");
  const { orderId } = await orderFromOwn(one, "unit", { quantity: 900, total: "1.35" });
  await one.ask("POST", `/orders/${orderId}/deliver`, { note: "All of them." }, "freelancer");
  const accepted = await one.ask<{ advanced: string[] }>("POST", `/orders/${orderId}/accept`, {});
  expect(accepted.advanced).toHaveLength(900);
  expect(await purse()).toMatchObject({ clearing: { amount: "1.215" } });

  const account = sampleAccounts()[0]?.account;
  const method = { holder: "Free Lancer", account };
  const { method_id } = await one.ask("PUT", "/wallet/payout_method", method, "freelancer");
  const byHand = { threshold: "12", currency: "USD", automatic: false };
  await one.ask("PUT", "/wallet/preferences", byHand, "freelancer");
  const wish = { amount: "1.21", currency: "USD", method_id };
  const early = await one.send("POST", "/wallet/payouts", wish, "freelancer");
  expect(early.body).toMatchObject({ code: "payout_method_cooling" });

  // Days of clearing and of rest, in a moment; money from a card days ago is no card money any more.
  const clear = async (id = orderId) => (await one.ask("GET", `/orders/${id}`))["funds_clear_at"];
  const before = new Date((await clear()) ?? 0);
  expect(before > new Date()).toBe(true);
  await one.ask("POST", "/sandbox/time", { hours: 120 });
  expect(new Date((await clear()) ?? 0).getTime()).toBe(before.getTime() - 120 * 3_600_000);
  const afterwards = await orderFromOwn(one, "unit", { quantity: 1, total: "0.0015" });
  expect(await clear(afterwards.orderId)).toBeNull();
  await untilTrue(20, async () => (await purse())?.available.amount === "1.215");
  const { payout_id: id } = await one.ask("POST", "/wallet/payouts", wish, "freelancer");
  const state = async () =>
    (await one.ask("GET", `/wallet/payouts/${id}`, undefined, "freelancer"))["state"];
  await untilTrue(20, async () => (await state()) === "submitted");
  await one.ask("POST", "/sandbox/time", { hours: 2 });
  await untilTrue(20, async () => (await state()) === "settled");
});

test("one sandbox token alone: an unanswered dispute, and a requested ruling", async () => {
  await putMoneyIn(one, "20");
  const { taskIds } = await orderFromOwn(one, "package", {
    package: "basic",
    quantity: 1,
    total: "20",
  });
  const said = { reason: "not_as_ordered", statement: "It is not what I ordered." };
  const { dispute_id: id } = await one.ask("POST", `/tasks/${taskIds[0]}/dispute`, said);
  const ruling = { outcome: "split_percent", percent: "40", explanation: "Both are a bit right." };
  const rule = (who: SandboxCaller, version: unknown) =>
    who.send("POST", `/sandbox/disputes/${id}/rule`, { ...ruling, version });
  expect((await rule(one, 1)).body).toMatchObject({ code: "awaiting_answer" });
  await one.ask("POST", "/sandbox/time", { hours: 96 });
  const dispute = () => one.ask("GET", `/disputes/${id}`);
  await untilTrue(20, async () => (await dispute())["state"] === "review");
  const { version } = await dispute();
  expect((await rule(stranger, version)).body).toMatchObject({ code: "not_found" });
  expect((await rule(one, version)).body).toMatchObject({ outcome: "split" });
  expect(await dispute()).toMatchObject({ state: "closed", outcome: "split" });
});

test("an unaccepted delivery is accepted by the sandbox's clock, and time passes for its own person only", async () => {
  const { orderId, taskIds } = await orderFromOwn(one, "unit", { quantity: 1, total: "0.0015" });
  await one.ask("POST", `/orders/${orderId}/deliver`, { note: "Here." }, "freelancer");
  expect(await stranger.ask("POST", "/sandbox/time", { hours: 8760 })).toEqual({ moved: 0 });
  const state = async () => (await one.ask("GET", `/tasks/${taskIds[0]}`))["state"];
  expect(await state()).toBe("delivered");
  await one.ask("POST", "/sandbox/time", { hours: 80 });
  await untilTrue(20, async () => (await state()) === "released");
  expect(await state()).toBe("released");
});

test("a sandbox deposit's payment is declined, or its message lost, as the caller says", async () => {
  const begin = async () => {
    const wish = { amount: "5", currency: "USD" };
    const deposit = await one.ask("POST", "/wallet/deposits", wish);
    expect(deposit["checkout_url"]).toMatch(/\/sandbox\/cards\/sandbox-card_/);
    return deposit["deposit_id"] ?? "";
  };
  const pay = (id: string, outcome: string) =>
    one.ask("POST", `/sandbox/deposits/${id}/pay`, { outcome });
  expect(await pay(await begin(), "decline")).toMatchObject({ state: "failed" });
  const silent = await begin();
  expect(await pay(silent, "lose")).toMatchObject({ state: "pending" });
  await one.ask("POST", "/sandbox/time", { hours: 24 });
  const state = async () => (await one.ask("GET", `/wallet/deposits/${silent}`))["state"];
  await untilTrue(20, async () => (await state()) === "succeeded");
  const foreign = await stranger.send("POST", `/sandbox/deposits/${silent}/pay`, {});
  expect(foreign.body).toMatchObject({ code: "not_found" });
});

test("one sandbox token alone: a negotiation of three milestones, two changes, a revision, and silence that accepts", async () => {
  await putMoneyIn(one, "200");
  const before = await balanceOf(one);
  const spent = async () => before - (await balanceOf(one));
  const { orderId, thread } = await agreement.negotiate(one);
  expect(await spent()).toBe(20);
  const forgotten = await agreement.workAndChange(one, orderId);
  expect(await spent()).toBe(90);
  await agreement.letItBeAccepted(one, orderId);
  await untilTrue(20, async () => (await one.ask("GET", forgotten))["state"] === "expired");
  const lines = await agreement.linesOf(one, orderId);
  expect(lines.map(({ title, state }) => `${title} ${state}`)).toEqual([
    "Sketch released",
    "Ink split",
    "Colour released",
    "Frame released",
  ]);
  expect(await one.ask("GET", `/orders/${orderId}`)).toMatchObject({
    total: { amount: "120" },
    sums: { released: { amount: "120" }, refunded: { amount: "10" } },
  });
  const { items } = await one.ask<{ items: { kind: string }[] }>("GET", `/messages/${thread}`);
  expect(
    items
      .slice(-11)
      .map(({ kind }) => kind)
      .join(" "),
  ).toBe("message message offer offer order offer change change change change change");
});

test("an offer of the sandbox that nobody accepts in its days is stale", async () => {
  const path = await agreement.forgetAnOffer(one);
  expect(await one.ask("GET", path)).toMatchObject({ state: "expired", order_id: null });
});

test("a request of the sandbox that is awarded to nobody is back in full by the clock, and another one is awarded to one of three proposals", async () => {
  await putMoneyIn(one, "200");
  await awardNobody(one, stranger);
  const orderId = await awardOneOfThree(one, [stranger, third]);
  const { items } = await one.ask<{ items: object[] }>("GET", `/orders/${orderId}/tasks`);
  expect(items).toMatchObject([{ price: { amount: "20" } }, { price: { amount: "40.5" } }]);
});

test("the market's books are unchanged after all calls to the sandbox", async () => {
  const after = await contentsOf(database.owner, NOTED);
  expect(after).toEqual(before);
  expect(Object.keys(after).length).toBeGreaterThan(40);
  const [mailed] = await sandbox.owner`
    select count(*)::int as n from notices where mailed_at is not null`;
  const [told] = await sandbox.owner`select count(*)::int as n from notices`;
  expect(mailed).toEqual({ n: 0 });
  expect(told?.["n"]).toBeGreaterThan(5);
});
