/** Tokens: one for one form, shown once, and revoked once. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import {
  createToken,
  MAX_TOKENS,
  ownTokens,
  revokeToken,
} from "#app/domain/security/api-tokens.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();

const newcomer = () => person(`maker-${newFormKey().slice(0, 8)}`);
const caps = { currency: "USD", taskMicros: null, dayMicros: null } as const;
const wish = { name: "Shop", scopes: ["orders" as const], days: 30, addresses: [], caps };

happensOnce("create a token", async () => {
  const who = await newcomer();
  return {
    call: (key) => createToken(who, { ...wish, key }),
    effect: async () => (await ownTokens(who)).map(({ name }) => name),
    once: ["Shop"],
    second: "done",
    both: ["Shop", "Shop"],
  };
});

happensOnce("revoke a token", async () => {
  const who = await newcomer();
  await tokenOf(who);
  const [token] = await ownTokens(who);
  const tokenId = token?.id ?? "";
  return {
    call: (key) => revokeToken(who, { tokenId, key }),
    effect: () => sql`select revoked_at is not null as over from api_tokens where id = ${tokenId}`,
    once: [{ over: true }],
    second: "not_found",
  };
});

test("a form sent again does not show its token again", async () => {
  const who = await newcomer();
  const key = newFormKey();
  const sent = await Promise.all([1, 2].map(() => createToken(who, { ...wish, key })));
  expect(sent.filter(({ token }) => token !== null)).toHaveLength(1);
});

test(`of two forms at once for the token number ${MAX_TOKENS} one is refused`, async () => {
  const who = await newcomer();
  for (let n = 1; n < MAX_TOKENS; n += 1) await tokenOf(who);
  const results = await Promise.allSettled([tokenOf(who), tokenOf(who)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await ownTokens(who)).toHaveLength(MAX_TOKENS);
});
