/** A gig's steps: one step for one form, and a second button on the same page comes too late. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import {
  blockGig,
  pauseGig,
  publishGig,
  resumeGig,
  unblockGig,
} from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { sampleContent } from "./sample-content.ts";

useDatabase();
const clock = movingClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

type Step = (input: { id: string; version: number; key: string }) => Promise<unknown>;

const publish: Step = (input) => publishGig(people.lin, input);
const pause: Step = (input) => pauseGig(people.lin, input);
const resume: Step = (input) => resumeGig(people.lin, input);
const block: Step = (input) => blockGig(people.sol, { ...input, reason: "Copied pictures." });
const unblock: Step = (input) => unblockGig(people.sol, input);

/** A step, the steps before it, and the state it leads to. */
const STEPS: Array<[name: string, step: Step, before: Step[], state: string]> = [
  ["publish", publish, [], "published"],
  ["pause", pause, [publish], "paused"],
  ["resume", resume, [publish, pause], "published"],
  ["block", block, [publish], "blocked"],
  ["unblock", unblock, [publish, block], "paused"],
];

for (const [name, step, before, state] of STEPS)
  happensOnce(`${name} a gig`, async () => {
    const made = await createGig(people.lin, { key: newFormKey(), content: sampleContent() });
    const { id } = made.answer;
    let version = 1;
    for (const earlier of before) {
      await earlier({ id, version, key: newFormKey() });
      version += 1;
    }
    return {
      call: (key) => step({ id, version, key }),
      effect: () => sql`select state, version from gigs where id = ${id}`,
      once: [{ state, version: version + 1 }],
      second: "stale",
    };
  });

test("a resumed gig keeps the day it was first published", async () => {
  const made = await createGig(people.lin, { key: newFormKey(), content: sampleContent() });
  const { id } = made.answer;
  const published = async () => {
    const [row] = await sql<{ at: Date }[]>`select published_at as at from gigs where id = ${id}`;
    return row?.at;
  };
  await publish({ id, version: 1, key: newFormKey() });
  const first = await published();
  clock.forward({ hours: 24 });
  await pause({ id, version: 2, key: newFormKey() });
  await resume({ id, version: 3, key: newFormKey() });
  expect(await published()).toEqual(first);
});
