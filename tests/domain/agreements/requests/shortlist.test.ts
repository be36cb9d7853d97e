/** The buyer's short list. */
import { beforeAll, expect, test } from "vitest";
import { shortlist } from "#app/domain/agreements/requests/shortlist.ts";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { posted, proposed } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
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

happensOnce("shortlist", async () => {
  const proposalId = await proposed(people.lin, await posted(people.ada));
  return {
    call: (key) => shortlist(people.ada, { proposalId, listed: true, key }),
    effect: async () =>
      (await sql`select from proposals where id = ${proposalId} and shortlisted_at is not null`)
        .length,
    once: 1,
    second: "done",
  };
});
