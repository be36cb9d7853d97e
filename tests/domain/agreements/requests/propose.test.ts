/** Posting and proposing: what is refused, the day's limit, and what a hidden ceiling gives away. */
import { beforeAll, expect, test } from "vitest";
import { propose } from "#app/domain/agreements/requests/propose.ts";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { writeIfAllowed } from "#tests/kit/thread-lines.ts";
import { awarded, blocked, posted, proposed } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 3_000_000_000n);
});

const dear = { lines: [agreedLine("A palace", 100_000_001n)] };

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

happensOnce("propose", async () => {
  const requestId = await posted(people.ada);
  const input = { requestId, note: "Me.", lines: [agreedLine("Wren", 5_000_000n)] };
  return {
    call: (key) => propose(people.max, { ...input, key }),
    effect: async () =>
      (await sql`select proposals from buyer_requests where id = ${requestId}`)[0]?.["proposals"],
    once: 1,
    second: "proposal_exists",
  };
});

test("a proposal to a person who blocked the freelancer is refused with words that say nothing of it", async () => {
  const shy = await person("shy");
  await enrich(shy, 100_000_000n);
  const requestId = await posted(shy);
  await blocked(shy, people.lin);
  expect(await refusalOf(proposed(people.lin, requestId))).toMatchObject({
    code: "cannot_be_reached",
  });
});

test("a new account turns to a few new people a day, by messages and proposals together", async () => {
  const restore = overrideEnv({ newAccountContacts: 2 });
  const young = await person("young");
  const buyers = [await person("first"), await person("second"), await person("third")];
  for (const buyer of buyers) await enrich(buyer, 200_000_000n);
  const [first, second, third] = buyers;
  if (!first || !second || !third) throw new Error("Buyers are missing.");
  await proposed(young, await posted(first));
  await writeIfAllowed(young, second);
  expect(await refusalOf(proposed(young, await posted(third)))).toMatchObject({
    code: "too_many_new_people",
    message: expect.stringContaining(
      "2 people a day for the first time, by message, offer or proposal",
    ),
  });
  expect(await refusalOf(writeIfAllowed(young, third))).toMatchObject({
    code: "too_many_new_people",
  });
  // People one has dealt with are not new: a second proposal, and one after a message.
  await proposed(young, await posted(first));
  await proposed(young, await posted(second));
  await writeIfAllowed(young, first);
  restore();
});

test("an older account proposes to as many new people as it may make proposals", async () => {
  const restore = overrideEnv({ newAccountDays: 0, contactsPerDay: 1, proposalsPerDay: 2 });
  const old = await person("old");
  for (const name of ["fourth", "fifth"]) {
    const buyer = await person(name);
    await enrich(buyer, 200_000_000n);
    expect(await proposed(old, await posted(buyer))).toMatch(/^prp_/);
  }
  restore();
});
