/** Two worlds behind one API: a token's rights hold in both, and no request ends up in the wrong one. */
import { beforeAll, expect, test } from "vitest";
import { createToken, ownTokens, revokeToken } from "#app/domain/security/api-tokens.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { runFillings } from "#app/domain/orders/fillings/run-fillings.ts";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { overrideEnv } from "#app/env.server.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import { contentsOf } from "#tests/kit/contents-of.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { orderFromOwn, putMoneyIn, sandboxCaller } from "#tests/kit/sandbox-caller.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import type { Cast } from "#tests/kit/cast.ts";

patientCommands();
const database = useDatabase();
const sandbox = useSandbox();
let all: Cast;
beforeAll(async () => {
  overrideEnv({ apiRequestsPerMinute: 1_000_000 });
  all = await cast();
});

async function codeOf(token: string, path = "/wallet", sent: Parameters<typeof call>[3] = {}) {
  const { status, body } = await call(token, "GET", path, sent);
  return status === 200 ? "ok" : body["code"];
}

test("a live token never reaches the sandbox", async () => {
  const token = await tokenOf(all.ada);
  await enrich(all.ada, 3_000_000n);
  const gigId = await sampleGig(all.lin, { kind: "unit", priceMicros: 1500n });
  const before = await contentsOf(sandbox.owner);
  const body = { gig_id: gigId, quantity: 3, total: "0.0045" };
  const placed = await call(token, "POST", "/orders", { body });
  expect(placed.status).toBe(201);
  expect(placed.headers.get("farthing-sandbox")).toBeNull();
  for (const as of ["buyer", "freelancer", ""]) {
    const headers = { "farthing-sandbox-as": as };
    expect(await codeOf(token, "/wallet", { headers })).toBe("sandbox_only");
  }
  const only = OPERATIONS.filter(({ sandboxOnly }) => sandboxOnly === true);
  expect(only).toHaveLength(4);
  for (const { method, path } of only) {
    const address = path.replace("{id}", `dep_${"0".repeat(26)}`);
    const sent = method === "GET" ? {} : { body: {} };
    expect((await call(token, method, address, sent)).body["code"]).toBe("sandbox_only");
  }
  expect(await contentsOf(sandbox.owner)).toEqual(before);
});

test("scope, address, expiry, suspension and revocation hold in the sandbox as in the market", async () => {
  const max = await person("maxine");
  const narrow = await tokenOf(max, {
    mode: "sandbox",
    scopes: ["orders"],
    addresses: ["203.0.113.0/24"],
    days: 2,
  });
  const from = { address: "203.0.113.7" };
  expect(await codeOf(narrow)).toBe("token_address_refused");
  expect(await codeOf(narrow, "/wallet", from)).toBe("scope_missing");
  expect(await codeOf(narrow, "/sandbox", from)).toBe("scope_missing");
  const sold = await call(narrow, "POST", "/my/gigs", {
    ...from,
    body: {},
    headers: { "farthing-sandbox-as": "freelancer" },
  });
  expect(sold.body["code"]).toBe("scope_missing");
  const later = Temporal.Now.instant().add({ hours: 49 });
  const restore = setClock({ now: () => later });
  expect(await codeOf(narrow, "/wallet", from)).toBe("token_expired");
  restore();

  const token = await tokenOf(max, { mode: "sandbox" });
  expect(await codeOf(token)).toBe("ok");
  const [newest] = await ownTokens(max);
  expect(newest).toMatchObject({ mode: "sandbox" });
  await revokeToken(max, { tokenId: newest?.id ?? "", key: newFormKey() });
  expect(await codeOf(token)).toBe("token_revoked");
  const again = await tokenOf(max, { mode: "sandbox" });
  expect(await codeOf(again)).toBe("ok");
  await suspend(all.sol, { userId: max.id, reason: "Spam", key: newFormKey() });
  expect(await codeOf(again)).toBe("account_suspended");
});

test("caps hold in the sandbox, raced, and do not touch the rest of the live day", async () => {
  const caps = { currency: "USD" as const, taskMicros: 1500n, dayMicros: 15_000n };
  const one = sandboxCaller(await tokenOf(all.ada, { mode: "sandbox", caps }));
  await putMoneyIn(one, "5");
  const { gigs } = await one.ask<{ gigs: { id: string; kind: string }[] }>("GET", "/sandbox");
  const gigId = gigs.find(({ kind }) => kind === "unit")?.id;
  const body = { gig_id: gigId, quantity: 1, total: "0.0015" };
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => one.send("POST", "/orders", body)),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(201), count(403)]).toEqual([10, 54]);
  expect(answers.find(({ status }) => status === 403)?.body).toMatchObject({
    code: "cap_exceeded",
    facts: { cap: "day", limit: "0.015", spent: "0.015" },
  });
  const [spent] = await database.owner`select count(*)::int as n from token_spending s
    join api_tokens t on t.id = s.token_id where t.mode = 'sandbox'`;
  expect(spent).toEqual({ n: 0 });
});

test("staff act as staff in the sandbox by their scope only, and a counterpart never does", async () => {
  const staff = await tokenOf(all.sol, { mode: "sandbox" });
  const plain = await tokenOf(all.sol, { mode: "sandbox", scopes: ["read"] });
  const path = "/staff/books";
  expect(await codeOf(staff, path)).toBe("ok");
  expect(await codeOf(plain, path)).toBe("scope_missing");
  const headers = { "farthing-sandbox-as": "buyer" };
  expect(await codeOf(staff, path, { headers })).toBe("not_found");
  const checked = await call(staff, "POST", "/staff/books/check", {});
  expect(checked.body).toMatchObject({ healthy: true, violations: 0 });
  const [kept] =
    await sandbox.owner`select count(*)::int as n from commands where name = 'proof.check'`;
  expect(kept).toEqual({ n: 1 });
});

test("an unknown counterpart is refused, and so is every call where there is no sandbox", async () => {
  const token = await tokenOf(all.ada, { mode: "sandbox" });
  const headers = { "farthing-sandbox-as": "staff" };
  const answer = await call(token, "GET", "/wallet", { headers });
  expect(answer).toMatchObject({ status: 422, body: { code: "invalid_input" } });
  const restore = overrideEnv({ sandboxDatabaseUrl: undefined });
  const off = await call(token, "GET", "/wallet");
  expect(off).toMatchObject({ status: 403, body: { code: "sandbox_off" } });
  expect(String(off.body["detail"])).toContain("SANDBOX_DATABASE_URL");
  const caps = { currency: "USD" as const, taskMicros: null, dayMicros: null };
  const wish = { name: "T", scopes: ["read" as const], days: 1, addresses: [], caps };
  const wanted = { ...wish, mode: "sandbox" as const, key: newFormKey() };
  expect(await refusalOf(() => createToken(all.ada, wanted))).toMatchObject({
    code: "sandbox_off",
  });
  restore();
  expect(await codeOf(token)).toBe("ok");
});

test("32 first calls at once make one twin, one buyer, one freelancer and its two gigs", async () => {
  const nia = await person("nia");
  const tokens = await Promise.all([1, 2].map(() => tokenOf(nia, { mode: "sandbox" })));
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, n) => call(tokens[n % 2] ?? "", "GET", "/sandbox")),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.body).toMatchObject({ you: { id: nia.id, handle: "nia" } });
  expect(answers[0]?.body["gigs"]).toHaveLength(2);
});

test("a twin whose handle another person's twin took gets another", async () => {
  const [eve, pia] = [await person("eve"), await person("pia")];
  const first = sandboxCaller(await tokenOf(eve, { mode: "sandbox" }));
  await first.ask("PUT", "/me", { handle: "pia", name: "Eve", headline: "", bio: "" });
  const second = sandboxCaller(await tokenOf(pia, { mode: "sandbox" }));
  const { you } = await second.ask<{ you: { handle: string; id: string } }>("GET", "/sandbox");
  expect(you).toMatchObject({
    id: pia.id,
    handle: expect.stringMatching(/^farthing-twin-/) as string,
  });
  expect(
    (await second.send("PUT", "/me", { handle: "pia", name: "P", headline: "", bio: "" })).body,
  ).toMatchObject({ code: "handle_taken" });
});

test("a twin whose handle is reserved for the twin that gave it up gets another", async () => {
  const [gus, ivo] = [await person("gus"), await person("ivo")];
  const first = sandboxCaller(await tokenOf(gus, { mode: "sandbox" }));
  await first.ask("PUT", "/me", { handle: "ivo", name: "Gus", headline: "", bio: "" });
  await first.ask("PUT", "/me", { handle: "gus", name: "Gus", headline: "", bio: "" });
  const second = sandboxCaller(await tokenOf(ivo, { mode: "sandbox" }));
  const { you } = await second.ask<{ you: { handle: string } }>("GET", "/sandbox");
  expect(you.handle).toMatch(/^farthing-twin-/);
});

test("requests of both worlds, all at once, by the same person: each reads what it wrote", async () => {
  const live = await tokenOf(all.lin);
  const one = sandboxCaller(await tokenOf(all.lin, { mode: "sandbox" }));
  await putMoneyIn(one, "10");
  await orderFromOwn(one, "unit", { quantity: 1, total: "0.0015" });
  const gig = (title: string) => ({
    title,
    description: "A long enough description of a small thing.",
    category_id: "design",
    currency: "USD",
    offer: { kind: "unit", unit_name: "piece", price: "0.0015", delivery_days: 2 },
  });
  const rounds = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const isLive = n % 2 === 0;
      const send = (to: boolean, method: string, path: string, body?: unknown) =>
        to ? call(live, method, path, { body }) : one.send(method, path, body);
      const title = isLive ? `Made live, number ${n}` : `Made in the sandbox, number ${n}`;
      const made = await send(isLive, "POST", "/my/gigs", gig(title));
      const path = `/my/gigs/${String(made.body["id"])}`;
      const [read, other] = await Promise.all([
        send(isLive, "GET", path),
        send(!isLive, "GET", path),
      ]);
      return { made: made.status, read: read.status, other: other.status };
    }),
  );
  expect(new Set(rounds.map((round) => JSON.stringify(round)))).toEqual(
    new Set([JSON.stringify({ made: 201, read: 200, other: 404 })]),
  );
  const titles = (owner: typeof database.owner) => owner<{ title: string }[]>`
    select title from gigs where title like 'Made %'`;
  expect((await titles(database.owner)).every(({ title }) => title.startsWith("Made live"))).toBe(
    true,
  );
  expect((await titles(sandbox.owner)).every(({ title }) => title.startsWith("Made in"))).toBe(
    true,
  );
});

test("steps on single tasks share transactions with their own world's only", async () => {
  const one = sandboxCaller(await tokenOf(all.ada, { mode: "sandbox" }));
  await putMoneyIn(one, "10");
  const { gigs } = await one.ask<{ gigs: { id: string; kind: string }[] }>("GET", "/sandbox");
  const own = gigs.find(({ kind }) => kind === "unit")?.id;
  const seller = await tokenOf(all.lin);
  const buyer = await tokenOf(all.max);
  await enrich(all.max, 1_000_000n);
  const live = await sampleGig(all.lin, { kind: "unit", priceMicros: 1500n });
  const wish = (gig_id: string | undefined) => ({ gig_id, quantity: 30, total: "0.045" });
  const sold = await call(buyer, "POST", "/orders", { body: wish(live) });
  const tried = await one.ask("POST", "/orders", wish(own));
  const tasks = async (answer: Promise<{ body: Record<string, unknown> }>) =>
    (await answer).body["items"] as { id: string }[];
  const real = await tasks(call(buyer, "GET", `/orders/${String(sold.body["order_id"])}/tasks`));
  const pretend = await tasks(one.send("GET", `/orders/${tried["order_id"]}/tasks`));
  const answers = await Promise.all(
    real.flatMap(({ id }, n) => [
      call(seller, "POST", `/tasks/${id}/start`, { body: {} }),
      one.send("POST", `/tasks/${pretend[n]?.id}/start`, {}, "freelancer"),
    ]),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 200));
  const started = (owner: typeof database.owner, ids: { id: string }[]) => owner<{ n: number }[]>`
    select count(*)::int as n from tasks where state = 'started' and id = any(${ids.map(({ id }) => id)}::text[])`;
  expect(await started(database.owner, real)).toEqual([{ n: 30 }]);
  expect(await started(sandbox.owner, pretend)).toEqual([{ n: 30 }]);
});

test("a batch in the sandbox goes on as its own person, and stops with the token", async () => {
  const zoe = await person("zoe");
  const one = sandboxCaller(await tokenOf(zoe, { mode: "sandbox" }));
  await putMoneyIn(one, "10");
  const { gigs } = await one.ask<{ gigs: { id: string; kind: string }[] }>("GET", "/sandbox");
  const gig_id = gigs.find(({ kind }) => kind === "unit")?.id;
  const begin = async () => {
    const placed = await one.ask("POST", "/orders", { gig_id, quantity: 3, total: "0.0045" });
    const wish = { orders: [placed["order_id"]] };
    return (await one.ask("POST", "/batches/start", wish, "freelancer"))["batch_id"];
  };
  const state = async (id: string | undefined) => {
    const [row] =
      await sandbox.owner`select state, done, refused from batches where id = ${id ?? ""}`;
    return row;
  };
  const first = await begin();
  await inWorld("sandbox", () => runBatches());
  expect(await state(first)).toEqual({ state: "finished", done: 3, refused: 0 });
  const second = await begin();
  const [token] = await ownTokens(zoe);
  await revokeToken(zoe, { tokenId: token?.id ?? "", key: newFormKey() });
  await inWorld("sandbox", () => runBatches());
  expect(await state(second)).toEqual({ state: "stopped", done: 0, refused: 3 });
});

test("a large order in the sandbox is made by its own worker, and goes back whole with the token", async () => {
  const zoe = await person("large-zoe");
  const one = sandboxCaller(await tokenOf(zoe, { mode: "sandbox" }));
  await putMoneyIn(one, "10");
  const { gigs } = await one.ask<{ gigs: { id: string; kind: string }[] }>("GET", "/sandbox");
  const gig_id = gigs.find(({ kind }) => kind === "unit")?.id;
  const begin = async () =>
    (await one.ask("POST", "/orders", { gig_id, quantity: 2000, total: "3" }))["order_id"];
  const state = async (id: string | undefined) => {
    const [row] = await sandbox.owner`
      select f.state, f.code, (select count(*)::int from tasks where order_id = f.id) as tasks from order_fillings f
      where f.id = ${id ?? ""}`;
    return row;
  };
  const first = await begin();
  await runFillings();
  expect(await state(first)).toMatchObject({ state: "filling", tasks: 0 });
  await inWorld("sandbox", () => runFillings());
  expect(await state(first)).toEqual({ state: "filled", code: null, tasks: 2000 });
  const second = await begin();
  const [token] = await ownTokens(zoe);
  await revokeToken(zoe, { tokenId: token?.id ?? "", key: newFormKey() });
  await inWorld("sandbox", () => runFillings());
  expect(await state(second)).toEqual({ state: "returned", code: "token_revoked", tasks: 0 });
});

test("a person of one world can give no command in the other, whatever led there", async () => {
  const ride = (actor: typeof all.ada) => {
    const tasks = [{ id: `tsk_${"0".repeat(26)}` }];
    return advanceTasks(actor, { transition: "start", tasks, note: "", key: newFormKey() });
  };
  await expect(ride({ ...all.ada, sandbox: true })).rejects.toThrow("one world");
  const give = (actor: typeof all.ada) =>
    command({ name: "test.bolt", actor, key: newFormKey(), input: {} }, async () => ({}));
  await expect(inWorld("sandbox", () => give(all.ada))).rejects.toThrow("one world");
  await expect(give({ ...all.ada, sandbox: true })).rejects.toThrow("one world");
});
