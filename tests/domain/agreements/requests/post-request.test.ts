/** Posting a request: what it needs, what is held, and what refuses it. */
import { beforeAll, expect, test } from "vitest";
import { postRequest } from "#app/domain/agreements/requests/post-request.ts";
import { MAX_OPEN_REQUESTS } from "#app/domain/agreements/requests/request-limits.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { sql } from "#app/domain/store/store.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { setEmailState } from "#tests/kit/members.ts";
import { USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { posted } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 3_000_000_000n);
});

test("a request that the balance does not cover is refused with what is missing, and nothing is written", async () => {
  const poor = await person("poor");
  await enrich(poor, 5_000_000n);
  expect(await refusalOf(posted(poor))).toMatchObject({
    code: "insufficient_balance",
    facts: { shortfall: "95" },
  });
  expect(await sql`select from buyer_requests where buyer_id = ${poor.id}`).toHaveLength(0);
  expect(await balance("wallet", poor.id, "USD")).toBe(5_000_000n);
});

test("a request needs a verified address, a known category, words, and days within the limits", async () => {
  const fresh = await person("fresh");
  await enrich(fresh, 100_000_000n);
  await setEmailState(fresh, "unverified");
  expect(await refusalOf(posted(fresh))).toMatchObject({ code: "email_unverified" });
  for (const [change, expected] of [
    [{ categoryId: "none" }, { code: "unknown_category" }],
    [{ title: "x" }, { field: "title" }],
    [{ description: "short" }, { field: "description" }],
    [{ listedDays: 31 }, { field: "listedDays" }],
    [{ days: 0 }, { field: "days" }],
  ] as const)
    expect(await refusalOf(posted(people.ada, change))).toMatchObject(expected);
});

test("a program's token spends its caps once, when the request is posted", async () => {
  const caps = { currency: "USD" as const, taskMicros: 40_000_000n, dayMicros: 50_000_000n };
  const { actor } = await openToken(await tokenOf(people.ada, { caps }), "");
  expect(await refusalOf(posted(actor, { ceiling: USD(40_000_001n) }))).toMatchObject({
    code: "cap_exceeded",
    facts: { cap: "task" },
  });
  await posted(actor, { ceiling: USD(40_000_000n) });
  expect(await refusalOf(posted(actor, { ceiling: USD(10_000_001n) }))).toMatchObject({
    code: "cap_exceeded",
    facts: { cap: "day", spent: "40" },
  });
});

test("a person has a limited number of open requests, also when they are posted at once", async () => {
  const keen = await person("keen");
  await enrich(keen, 100_000_000n);
  const one = () => posted(keen, { ceiling: USD(1_000_000n) });
  const tries = await Promise.allSettled(Array.from({ length: MAX_OPEN_REQUESTS + 4 }, one));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(MAX_OPEN_REQUESTS);
  expect(await refusalOf(one())).toMatchObject({ code: "too_many_open_requests" });
});

happensOnce("post_request", async () => {
  const who = await person(`poster-${newFormKey().slice(0, 8)}`);
  await enrich(who, 150_000_000n);
  const input = {
    title: "A logo for a mint",
    description: "A coin with a wren on it, drawn in copper ink.",
    categoryId: "design",
    ceiling: USD(100_000_000n),
    hideCeiling: true,
    days: 3,
    listedDays: 3,
    files: [],
  };
  return {
    call: (key) => postRequest(who, { ...input, key }),
    effect: () => balance("wallet", who.id, "USD"),
    once: 50_000_000n,
    second: "insufficient_balance",
  };
});
