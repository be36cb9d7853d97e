/** The demo's people: marked, and closed for good once the store is served at a public address. */
import { readFileSync } from "node:fs";
import { afterEach, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD, demoCast, demoEmail } from "#app/cli/demo-cast.ts";
import type { DemoCast } from "#app/cli/demo-cast.ts";
import { demoLogins, seedWhenEmpty, whyNoDemo } from "#app/cli/seed.ts";
import { closeDemo } from "#app/domain/demo/close-demo.ts";
import { markDemo } from "#app/domain/demo/demo-marks.ts";
import { createToken } from "#app/domain/security/api-tokens.ts";
import { reinstate } from "#app/domain/people/decide.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import { moveIn } from "#app/domain/sandbox/move-in.ts";
import { overrideEnv } from "#app/env.server.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount, payoutState, USD } from "#tests/kit/money-story.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { reached, suspended } from "#tests/kit/suspension-scene.ts";
import { order } from "#tests/kit/task-scene.ts";
import { begin, finish, resultsOf } from "#tests/domain/batches/scene.ts";

const PUBLIC = "https://farthing.example";
const database = useDatabase();
useSandbox();
const from = { address: "10.1.2.3", agent: "test" };
let demo: DemoCast;
let restore = () => {};
beforeAll(async () => {
  await markDemo("begun");
  demo = await demoCast();
  await markDemo("told");
});
afterEach(() => restore());

const signingIn = (handle: "lin" | "sol") =>
  signIn({ email: demoEmail(handle), password: DEMO_PASSWORD }, from);

test("people of a demo older than its mark are marked by the seed's keys, and no other people are", async () => {
  const file = "db/migrations/20261129134656_demo_people_and_first_staff/migration.sql";
  const marking = /UPDATE "users" SET "demo" = true[^;]+;/.exec(readFileSync(file, "utf8"))?.[0];
  // An e-mail of the demo's domain and a handle of its cast are no proof.
  const stranger = await person("adam");
  await database.owner.begin(async (owner) => {
    await owner`alter table users disable trigger user`;
    await owner`alter table commands disable trigger user`;
    await owner`update users set email = 'adam@farthing.test' where id = ${stranger.id}`;
    await owner`update users set demo = false, email = 'renamed@example.test' where id = ${demo.ray.id}`;
    await owner`update users set demo = false`;
    // As the release before that migration wrote its commands.
    await owner`update commands set name = 'identity.signUp' where name = 'people.sign_up'`;
    await owner.unsafe(marking ?? "");
    await owner`alter table commands enable trigger user`;
    await owner`alter table users enable trigger user`;
  });
  const marked = await sql<{ id: string }[]>`select id from users where demo order by id`;
  expect(marked.map(({ id }) => id)).toEqual(Object.values(demo).map(({ id }) => id));
});

test("a demo mark is never taken away", async () => {
  await expect(
    database.owner`update users set demo = false where id = ${demo.ada.id}`,
  ).rejects.toMatchObject({ code: "FA009" });
});

test("the demo is written by itself only in the embedded store of a machine that only itself can reach", () => {
  const why = (settings: Parameters<typeof overrideEnv>[0], asked = false) => {
    restore = overrideEnv({ givenDatabaseUrl: undefined, host: undefined, ...settings });
    const said = whyNoDemo({ asked });
    restore();
    return said;
  };
  const external = { givenDatabaseUrl: database.url };
  expect(why({})).toBeNull();
  expect(why({ publicOrigin: "http://127.0.0.5:3000" })).toBeNull();
  expect(why(external)).toMatch(/DATABASE_URL is set.*-- --demo/);
  expect(why({ host: "0.0.0.0" })).toMatch(/HOST opens.*-- --demo/);
  expect([why(external, true), why({ host: "0.0.0.0" }, true)]).toEqual([null, null]);
  expect(why({ publicOrigin: PUBLIC }, true)).toMatch(/public address/);
  expect(why({ publicOrigin: "http://127.example.com" }, true)).toMatch(/public address/);
});

test("a demo person cannot sign in at a public address, even before the demo is closed", async () => {
  await expect(signingIn("lin")).resolves.toMatchObject({ userId: demo.lin.id });
  restore = overrideEnv({ publicOrigin: PUBLIC });
  expect((await refusalOf(signingIn("lin"))).code).toBe("wrong_credentials");
  expect(await demoLogins()).toEqual([]);
});

async function webhookInTheSandbox(lin: UserActor): Promise<void> {
  const caps = { currency: "USD", taskMicros: null, dayMicros: null } as const;
  const named = { name: "sandbox", scopes: ["account" as const], days: 30, addresses: [], caps };
  const { answer } = await createToken(lin, { ...named, mode: "sandbox", key: newFormKey() });
  await inWorld("sandbox", async () => {
    await moveIn(answer.tokenId);
    const url = "https://shop.example/sandbox-hooks";
    const twin = { ...lin, sandbox: true } as const;
    await addEndpoint(twin, { url, events: ["task.delivered"], key: newFormKey() });
  });
}

/** Suspended by staff before the demo was closed; the published password still opens the withdrawal page. */
async function restingWithdrawal(who: UserActor): Promise<string> {
  await earned(demo.ada, who, 20_000_000n);
  await reached(who);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update payouts set settled_at = settled_at - interval '15 days' where user_id = ${who.id}`;
  });
  const asking = { currency: "USD", key: newFormKey() } as const;
  return (await askWithdrawal(await suspended(who, 0n), asking)).answer.withdrawalId;
}

test("closing ends sessions, tokens, webhooks, payout accounts, waiting payouts, resting withdrawals and running batches, once", async () => {
  const { ada, lin, sol } = demo;
  const { token } = await startSession(sol.id, "password", from);
  const caps = { currency: "USD", taskMicros: null, dayMicros: null } as const;
  const named = { name: "program", scopes: ["wallet" as const], days: 30, addresses: [], caps };
  await createToken(lin, { ...named, key: newFormKey() });
  await addEndpoint(lin, {
    url: "https://shop.example/hooks",
    events: ["task.delivered"],
    key: newFormKey(),
  });
  await webhookInTheSandbox(lin);
  await earned(ada, lin, 50_000_000n);
  const methodId = await payoutAccount(lin);
  const { answer } = await withdraw(lin, { amount: USD(45_000_000n), methodId, key: newFormKey() });
  await enrich(ada, 1_000_000n);
  const { taskIds } = await order(ada, lin, { priceMicros: 1_000_000n });
  const batch = await begin(lin, "start", taskIds);
  const max = await restingWithdrawal(demo.max);

  const closed = await closeDemo();
  expect(closed.map(({ handle }) => handle)).toEqual(["ada", "lin", "max", "sol", "ray"]);
  expect(await findSession(token)).toBeNull();
  expect((await refusalOf(signingIn("sol"))).code).toBe("wrong_credentials");
  const [left] = await sql`
    select (select count(*)::int from api_tokens where revoked_at is null) as tokens,
           (select count(*)::int from webhook_endpoints where state = 'active') as webhooks,
           (select count(*)::int from payout_methods where removed_at is null) as accounts,
           (select count(*)::int from users where demo and (role = 'staff' or state = 'active')) as people`;
  expect(left).toEqual({ tokens: 0, webhooks: 0, accounts: 0, people: 0 });
  const inSandbox = await inWorld("sandbox", () => sql`select state from webhook_endpoints`);
  expect([...inSandbox]).toEqual([{ state: "paused" }]);
  expect(await payoutState(answer.payoutId)).toBe("failed");
  expect(await balance("earnings_available", lin.id, "USD")).toBe(45_000_000n);
  await finish(batch);
  expect(await resultsOf(lin, batch)).toEqual(["account_suspended"]);
  const [rest] = await sql`select state, ending from suspension_withdrawals where id = ${max}`;
  expect(rest).toEqual({ state: "stopped", ending: "account" });
  expect(await closeDemo()).toEqual([]);
});

test("a closed demo stays closed: on this machine, by staff, and for the seed", async () => {
  expect((await refusalOf(signingIn("lin"))).code).toBe("wrong_credentials");
  const again = { userId: demo.lin.id, reason: "Let them in again.", key: newFormKey() };
  const staff = await person("tess", "staff");
  expect((await refusalOf(reinstate(staff, again))).message).toMatch(/closed permanently/);
  expect(await seedWhenEmpty()).toBe("closed");
  expect(await demoLogins()).toEqual([]);
});
