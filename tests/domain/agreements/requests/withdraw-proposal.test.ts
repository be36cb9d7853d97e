/** Withdrawing a proposal, and making another one. */
import { beforeAll, expect, test } from "vitest";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { awarded, posted, proposed } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
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

test("only its freelancer withdraws a proposal", async () => {
  const proposalId = await proposed(people.lin, await posted(people.ada));
  for (const other of [people.ada, people.max, people.sol]) {
    const taken = withdrawProposal(other, { proposalId, key: newFormKey() });
    expect(await refusalOf(taken)).toMatchObject({ code: "not_found" });
  }
});

happensOnce("withdraw_proposal", async () => {
  const requestId = await posted(people.ada);
  const proposalId = await proposed(people.lin, requestId);
  return {
    call: (key) => withdrawProposal(people.lin, { proposalId, key }),
    effect: async () =>
      (await sql`select proposals from buyer_requests where id = ${requestId}`)[0]?.["proposals"],
    once: 0,
    second: "proposal_over",
  };
});
