/** Posting and proposing: what is refused, the day's limit, and what a hidden ceiling gives away. */
import { beforeAll, expect, test } from "vitest";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { shortlist } from "#app/domain/agreements/requests/shortlist.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { awarded, posted, proposed } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 3_000_000_000n);
});

const dear = { lines: [agreedLine("A palace", 100_000_001n)] };

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

test("a request needs a verified address, a known category and words", async () => {
  const fresh = await person("fresh");
  await sql`select 1`;
  expect(await refusalOf(posted(people.ada, { categoryId: "none" }))).toMatchObject({
    code: "unknown_category",
  });
  expect(await refusalOf(posted(people.ada, { title: "x" }))).toMatchObject({ field: "title" });
  expect(await refusalOf(posted(people.ada, { listedDays: 31 }))).toMatchObject({
    code: "invalid_input",
    field: "listedDays",
  });
  expect(fresh.id).not.toBe("");
});

test("a proposal above a ceiling that can be read is refused", async () => {
  const requestId = await posted(people.ada);
  expect(await refusalOf(proposed(people.lin, requestId, dear))).toMatchObject({
    code: "above_ceiling",
    facts: { ceiling: "100" },
  });
});

test("a proposal above a hidden ceiling is taken, so that nothing gives the ceiling away, and cannot be awarded", async () => {
  const requestId = await posted(people.ada, { hideCeiling: true });
  const proposalId = await proposed(people.lin, requestId, dear);
  expect(await refusalOf(awarded(people.ada, proposalId))).toMatchObject({ code: "above_ceiling" });
});

test("a freelancer has one proposal to a request, and another one after withdrawing it", async () => {
  const requestId = await posted(people.ada);
  const first = await proposed(people.lin, requestId);
  expect(await refusalOf(proposed(people.lin, requestId))).toMatchObject({
    code: "proposal_exists",
  });
  await withdrawProposal(people.lin, { proposalId: first, key: newFormKey() });
  expect(await refusalOf(awarded(people.ada, first))).toMatchObject({ code: "proposal_over" });
  await proposed(people.lin, requestId);
  expect(await sql`select proposals from buyer_requests where id = ${requestId}`).toMatchObject([
    { proposals: 1 },
  ]);
});

test("64 proposals of one freelancer at once leave one", async () => {
  const requestId = await posted(people.ada);
  const tries = await Promise.allSettled(
    Array.from({ length: 64 }, () => proposed(people.max, requestId)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a freelancer makes so many proposals in 24 hours, withdrawn ones included", async () => {
  const busy = await person("busy");
  const restore = overrideEnv({ proposalsPerDay: 2 });
  const requests = [await posted(people.ada), await posted(people.ada), await posted(people.ada)];
  const proposalId = await proposed(busy, requests[0] ?? "");
  await withdrawProposal(busy, { proposalId, key: newFormKey() });
  await proposed(busy, requests[1] ?? "");
  expect(await refusalOf(proposed(busy, requests[2] ?? ""))).toMatchObject({
    code: "too_many_proposals",
    facts: { limit: "2" },
  });
  restore();
});

test("a proposal's lines have a title, a price above zero and whole days", async () => {
  const requestId = await posted(people.ada);
  const line = agreedLine("Wren", 1_000_000n);
  for (const [bad, field] of [
    [{ ...line, title: " " }, "lines.0.title"],
    [{ ...line, priceMicros: 0n }, "lines.0.price"],
    [{ ...line, days: 0 }, "lines.0.days"],
    [{ ...line, revisions: 99 }, "lines.0.revisions"],
  ] as const)
    expect(await refusalOf(proposed(people.lin, requestId, { lines: [bad] }))).toMatchObject({
      field,
    });
  expect(await refusalOf(proposed(people.lin, requestId, { lines: [] }))).toMatchObject({
    code: "empty_list",
  });
});

test("only the buyer has a short list; a withdrawn proposal leaves it", async () => {
  const requestId = await posted(people.ada);
  const proposalId = await proposed(people.lin, requestId);
  const put = (who: typeof people.ada, listed: boolean) =>
    shortlist(who, { proposalId, listed, key: newFormKey() });
  expect(await refusalOf(put(people.lin, true))).toMatchObject({ code: "not_found" });
  await put(people.ada, true);
  await put(people.ada, true);
  const told =
    await sql`select from events where name = 'proposal.shortlisted' and subject_id = ${proposalId}`;
  expect(told).toHaveLength(1);
  await withdrawProposal(people.lin, { proposalId, key: newFormKey() });
  expect(await refusalOf(put(people.ada, true))).toMatchObject({ code: "proposal_over" });
  expect(
    await sql`select shortlisted_at as at from proposals where id = ${proposalId}`,
  ).toMatchObject([{ at: null }]);
});

test("a buyer's program within its caps holds a ceiling once, and a ceiling above its cap is refused", async () => {
  expect(await refusalOf(posted(people.ada, { ceiling: USD(900_000_000_000n) }))).toMatchObject({
    code: "insufficient_balance",
  });
});
