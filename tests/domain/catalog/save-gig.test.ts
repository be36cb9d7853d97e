/** Saving a gig: one gig for one form, and the second of two editors is refused. */
import { beforeAll } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { person } from "#tests/kit/cast.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { sampleContent } from "./sample-content.ts";

useDatabase();
let lin: UserActor;
beforeAll(async () => {
  lin = await person("lin");
});

happensOnce("create a gig", async () => {
  const who = await person(`lin-${newFormKey().slice(0, 8)}`);
  const made = { state: "draft", version: 1, packages: 2 };
  return {
    call: (key) => createGig(who, { key, content: sampleContent() }),
    effect: () => sql`
      select state, version, (select count(*)::int from gig_packages where gig_id = g.id) as packages
      from gigs g where freelancer_id = ${who.id}`,
    once: [made],
    second: "done",
    both: [made, made],
  };
});

happensOnce("edit a gig", async () => {
  const { answer } = await createGig(lin, { key: newFormKey(), content: sampleContent() });
  const { id, version } = answer;
  const content = sampleContent({ title: "I will draw two farthings" });
  return {
    call: (key) => editGig(lin, { key, id, version, content }),
    effect: () => sql`select title, version from gigs where id = ${id}`,
    once: [{ title: "I will draw two farthings", version: 2 }],
    second: "stale",
  };
});
