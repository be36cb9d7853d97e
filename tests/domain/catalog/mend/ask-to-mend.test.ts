/** Staff ask a freelancer to mend texts with hidden signs; such a gig can be paused and blocked meanwhile. */
import { beforeAll, expect, test } from "vitest";
import { askToMend } from "#app/domain/catalog/mend/ask-to-mend.ts";
import { thingsToMend } from "#app/domain/catalog/mend/things-to-mend.ts";
import { blockGig, pauseGig, resumeGig } from "#app/domain/catalog/move-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { asBefore } from "./merged-store.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const TITLE = "I will review invoice\u202Egnp.exe quickly";

async function disguised(): Promise<string> {
  const id = await sampleGig(people.lin);
  await asBefore(id, { title: TITLE, description: "Reviewed \u2066with care, line by line." });
  return id;
}

const told = (id: string) =>
  sql`select payload->>'title' as title, payload->>'change' as fields from events where subject_id = ${id}`;

happensOnce("ask a freelancer to mend a gig", async () => {
  const id = await disguised();
  const notice = {
    title: "I will review invoicegnp.exe quickly",
    fields: "the title, the description",
  };
  return {
    call: (key) => askToMend(people.sol, { key, id }),
    effect: () => told(id),
    once: [notice],
    second: "done",
    both: [notice, notice],
  };
});

test("a gig with hidden signs is listed with its fields, and can be paused, resumed and blocked", async () => {
  const id = await disguised();
  const { disguised: listed } = await thingsToMend(people.sol);
  expect(listed.find((gig) => gig.id === id)).toMatchObject({
    handle: "lin",
    claimed: true,
    fields: ["the title", "the description"],
  });
  const at = (version: number) => ({ key: newFormKey(), id, version });
  await pauseGig(people.lin, at(1));
  await resumeGig(people.lin, at(2));
  await blockGig(people.sol, { ...at(3), reason: "It looks like another file." });
});

test("a gig without hidden signs, an unclaimed freelancer and other callers are refused", async () => {
  const id = await sampleGig(people.lin);
  const input = { key: newFormKey(), id };
  expect((await refusalOf(askToMend(people.sol, input))).code).toBe("nothing_to_mend");
  expect((await refusalOf(() => askToMend(people.lin, input))).code).toBe("not_found");
});
