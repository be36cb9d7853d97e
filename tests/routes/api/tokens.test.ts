/** Tokens: whom they admit, and what ends them at once. */
import { beforeAll, expect, test } from "vitest";
import { createToken, ownTokens, revokeToken } from "#app/domain/security/api-tokens.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { command } from "#app/domain/commands/command.ts";
import { ABILITIES } from "#app/domain/access/abilities.ts";
import { namesStaff } from "#app/domain/access/require-ability.ts";
import { removeTotp } from "#app/domain/security/remove-totp.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { countSpending } from "#app/domain/security/token-caps.ts";
import { SCOPE_NAMES } from "#app/domain/security/token-scopes.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { order } from "#tests/kit/task-scene.ts";
import type { Cast } from "#tests/kit/cast.ts";

const db = useDatabase();
let all: Cast;
beforeAll(async () => {
  all = await cast();
});

const CAPS = { currency: "USD" as const, taskMicros: null, dayMicros: null };

async function codeOf(token: string | null, sent: { address?: string } = {}): Promise<unknown> {
  const { status, body } = await call(token, "GET", "/wallet", sent);
  return status === 200 ? "ok" : body["code"];
}

test("a token opens the door until it is revoked, has expired or its person is suspended", async () => {
  const max = await person("maxine");
  const token = await tokenOf(max, { days: 2 });
  expect(token).toMatch(/^frt_[\w-]{43}$/);
  expect(await codeOf(token)).toBe("ok");
  expect(await codeOf(null)).toBe("token_required");
  expect(await codeOf(`${token}x`)).toBe("token_invalid");
  const later = Temporal.Now.instant().add({ hours: 49 });
  const restore = setClock({ now: () => later });
  expect(await codeOf(token)).toBe("token_expired");
  restore();
  const [listed] = await ownTokens(max);
  expect(listed?.usedAt).toBeInstanceOf(Date);
  await revokeToken(max, { tokenId: listed?.id ?? "", key: newFormKey() });
  expect(await codeOf(token)).toBe("token_revoked");
  const again = await tokenOf(max);
  await suspend(all.sol, { userId: max.id, reason: "Spam", key: newFormKey() });
  expect(await codeOf(again)).toBe("account_suspended");
});

test("a token's secret is stored nowhere, and the same form sent twice shows it once", async () => {
  const key = newFormKey();
  const input = {
    name: "Once",
    scopes: ["read" as const],
    days: 1,
    addresses: [],
    caps: CAPS,
    key,
  };
  const first = await createToken(all.ada, input);
  const second = await createToken(all.ada, input);
  expect(second).toEqual({ answer: first.answer, replayed: true, token: null });
  const secret = first.token ?? "";
  const [row] = await sql`
    select (select count(*)::int from api_tokens t where t::text like ${`%${secret}%`}) as tokens,
           (select count(*)::int from commands c where c::text like ${`%${secret}%`}) as commands`;
  expect(row).toEqual({ tokens: 0, commands: 0 });
});

test("a token is used from its own networks only", async () => {
  const token = await tokenOf(all.ada, { addresses: ["203.0.113.0/24", "2001:db8::1"] });
  expect(await codeOf(token, { address: "203.0.113.9" })).toBe("ok");
  expect(await codeOf(token, { address: "2001:db8::1" })).toBe("ok");
  expect(await codeOf(token, { address: "203.0.114.9" })).toBe("token_address_refused");
  expect(await codeOf(token, { address: "" })).toBe("token_address_refused");
});

test("a scope that was not given is missing, for staff too; staff act as staff only by their scope", async () => {
  const token = await tokenOf(all.ada, { scopes: ["orders"] });
  expect(await codeOf(token)).toBe("scope_missing");
  const plain = await tokenOf(all.sol, { scopes: ["read"] });
  const [held] = await sql<{ id: string }[]>`select id from users where handle = 'ada'`;
  expect(held?.id).toBe(all.ada.id);
  expect(await codeOf(plain)).toBe("ok");
});

test("a staff member's token without the scope staff opens nothing that only staff may see", async () => {
  await enrich(all.ada, 10_000_000n);
  const { taskIds, orderId } = await order(all.ada, all.lin, { priceMicros: 10_000_000n });
  const plain = await tokenOf(all.sol, { scopes: ["read"] });
  const staff = await tokenOf(all.sol, { scopes: ["read", "staff"] });
  expect((await openToken(plain, "")).actor.role).toBe("member");
  expect((await openToken(staff, "")).actor.role).toBe("staff");
  for (const path of [`/orders/${orderId}`, `/tasks/${taskIds[0]}`]) {
    expect((await call(plain, "GET", path)).status).toBe(404);
    expect((await call(staff, "GET", path)).status).toBe(200);
  }
});

test("a token of a person who is staff no longer opens nothing of staff's", async () => {
  const former = await person("former", "staff");
  const token = await tokenOf(former, { scopes: ["staff"] });
  const open = OPERATIONS.filter(
    ({ scopes, method, path }) =>
      scopes.length === 1 && scopes[0] === "staff" && method === "GET" && !path.includes("{"),
  );
  expect(open.length).toBeGreaterThan(3);
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set role = 'member', duties = '{}' where id = ${former.id}`;
  });
  const answers = await Promise.all(open.map(({ path }) => call(token, "GET", path)));
  const opened = open.filter((_, place) => (answers[place]?.status ?? 0) < 400);
  expect(opened.map(({ id }) => id)).toEqual([]);
  expect(answers.filter(({ body }) => body["code"] === "not_found").length).toBeGreaterThan(3);
});

test("a token for staff acts as staff only while its person has a second factor", async () => {
  const staff = await person("factorless", "staff");
  const token = await tokenOf(staff, { scopes: ["read", "staff"] });
  expect((await openToken(token, "")).actor.level).toBe("second_factor");
  await removeTotp(staff, { key: newFormKey() });
  const forStaff = OPERATIONS.filter(
    ({ ability, scopes }) => namesStaff(ability) && scopes.includes("staff"),
  );
  expect(forStaff.length).toBeGreaterThan(30);
  for (const { id, method, path, ability } of forStaff) {
    if (ABILITIES[ability].ofParties) continue;
    const body = method === "GET" ? undefined : {};
    const answer = await call(token, method, path.replace(/\{\w+\}/g, "x"), { body });
    expect([id, answer.status, answer.body["code"]]).toEqual([id, 403, "factor_needed"]);
  }
  await enrich(all.ada, 1_000_000n);
  const { orderId, taskIds } = await order(all.ada, all.lin, { priceMicros: 1_000_000n });
  for (const path of [`/orders/${orderId}`, `/tasks/${taskIds[0]}`])
    expect((await call(token, "GET", path)).body["code"]).toBe("factor_needed");
});

test("no operation opens for a token that has every scope but its own", async () => {
  const restore = overrideEnv({ apiRequestsPerMinute: 100_000 });
  const tokens = new Map<string, string>();
  for (const { id, method, path, scopes } of OPERATIONS) {
    const others = SCOPE_NAMES.filter((scope) => !scopes.includes(scope));
    const token = tokens.get(others.join()) ?? (await tokenOf(all.sol, { scopes: others }));
    tokens.set(others.join(), token);
    const address = path.replace(/\{\w+\}/g, "x");
    const { status, body } = await call(token, method, address, {
      body: method === "GET" ? undefined : {},
    });
    expect([id, status, body["code"]]).toEqual([id, 403, "scope_missing"]);
  }
  restore();
});

test("a capped wallet token cannot change the payout account, the threshold, or make payouts automatic", async () => {
  const capped = { scopes: ["read" as const, "wallet" as const] };
  const token = await tokenOf(all.lin, { ...capped, caps: { ...CAPS, dayMicros: 10_000n } });
  const sent = [
    ["PUT", "/wallet/payout_method", { holder: "Thief", account: "DE51100100100012345600" }],
    ["PUT", "/wallet/preferences", { threshold: "1", currency: "USD", automatic: true }],
    ["DELETE", "/wallet/payout_method/pmt_01kb8m3v9x4qz7w2e5r8t1y6ha", {}],
  ] as const;
  for (const [method, path, body] of sent)
    expect(await call(token, method, path, { body })).toMatchObject({
      status: 403,
      body: {
        code: "scope_missing",
        facts: { scope: "payout_settings" },
        detail: expect.stringContaining("This needs the scope payout_settings") as string,
      },
    });
  const free = await tokenOf(all.lin, { scopes: ["payout_settings"] });
  const [, [method, path, body]] = sent;
  expect((await call(free, method, path, { body })).status).toBe(200);
});

test("a token with caps and the scope for payout settings is refused, by the form and by the database", async () => {
  const wish = { scopes: ["payout_settings" as const, "wallet" as const], days: 1, addresses: [] };
  const caps = { ...CAPS, taskMicros: 1n };
  const made = createToken(all.ada, { ...wish, caps, name: "T", key: newFormKey() });
  expect(await refusalOf(made)).toMatchObject({ code: "invalid_input", field: "scopes" });
  await expect(
    db.owner.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update api_tokens set scopes = array['payout_settings'], cap_currency = 'USD'`;
    }),
  ).rejects.toThrow("api_tokens_capped_scopes");
});

test("a token that expires while its command runs spends nothing", async () => {
  const token = await tokenOf(all.ada, { days: 1 });
  const { actor } = await openToken(token, "");
  const later = Temporal.Now.instant().add({ hours: 25 });
  const restore = setClock({ now: () => later });
  const spec = { name: "test.spend" as const, actor, key: newFormKey(), input: {} };
  const spending = command(spec, async (tx) => {
    await countSpending(tx, { currency: "USD", micros: 1n });
    return {};
  });
  expect((await refusalOf(spending)).code).toBe("token_expired");
  restore();
});

test("a token that is revoked while its command runs spends nothing", async () => {
  const { actor, tokenId } = await openToken(await tokenOf(all.ada), "");
  const spec = { name: "test.spend" as const, actor, key: newFormKey(), input: {} };
  const spending = command(spec, async (tx) => {
    await revokeToken(all.ada, { tokenId, key: newFormKey() });
    await countSpending(tx, { currency: "USD", micros: 1n });
    return {};
  });
  expect((await refusalOf(spending)).code).toBe("token_revoked");
  expect(await sql`select from token_spending where token_id = ${tokenId}`).toEqual([]);
});

test("a form that makes no sense makes no token", async () => {
  const usual = { name: "T", scopes: ["read" as const], days: 1, addresses: [], caps: CAPS };
  const refusal = (change: object, actor = all.ada) =>
    refusalOf(() => createToken(actor, { ...usual, ...change, key: newFormKey() }));
  expect(await refusal({ name: " " })).toMatchObject({ code: "invalid_input", field: "name" });
  expect(await refusal({ scopes: [] })).toMatchObject({ field: "scopes" });
  expect(await refusal({ scopes: ["staff"] })).toMatchObject({ field: "scopes" });
  expect(await refusal({ days: 367 })).toMatchObject({ field: "days" });
  for (const wrong of ["nonsense", "1.2.3.4/33", "1.2.3", "::1/129"])
    expect(await refusal({ addresses: [wrong] })).toMatchObject({ field: "addresses" });
  const tokenId = "tok_1";
  expect(await refusal({}, { ...all.ada, tokenId })).toMatchObject({ code: "not_allowed" });
  const foreign = (await ownTokens(all.ada))[0]?.id ?? "";
  expect(
    await refusalOf(() => revokeToken(all.lin, { tokenId: foreign, key: newFormKey() })),
  ).toMatchObject({ code: "not_found" });
});

test("requests are counted per token, and the answer says how many are left", async () => {
  const restore = overrideEnv({ apiRequestsPerMinute: 3 });
  const token = await tokenOf(all.lin);
  const first = await call(token, "GET", "/wallet");
  expect(first.headers.get("ratelimit")).toMatch(/^"token";r=2;t=\d+$/);
  expect(first.headers.get("ratelimit-policy")).toBe('"token";q=3;w=60');
  await call(token, "GET", "/wallet");
  await call(token, "GET", "/wallet");
  const fourth = await call(token, "GET", "/wallet");
  expect(fourth).toMatchObject({ status: 429, body: { code: "too_many_requests" } });
  expect(fourth.headers.get("retry-after")).toMatch(/^\d+$/);
  restore();
});
