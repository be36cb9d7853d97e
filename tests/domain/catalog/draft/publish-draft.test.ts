/** Publishing and discarding a draft: once for one form, and the second of two buttons comes too late. */
import { beforeAll } from "vitest";
import { discardDraft, publishDraft } from "#app/domain/catalog/draft/publish-draft.ts";
import { saveDraft } from "#app/domain/catalog/draft/save-draft.ts";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

useDatabase();
let lin: UserActor;
beforeAll(async () => {
  lin = await person("lin");
});

/** A published gig with a draft, and the versions to act on. */
async function changed() {
  const { answer } = await createGig(lin, { key: newFormKey(), content: sampleContent() });
  const { id } = answer;
  await publishGig(lin, { key: newFormKey(), ...answer });
  const kind = "package";
  const typed = { title: "I will draw two farthings" };
  const draft = { key: newFormKey(), id, kind, version: 2, draftVersion: 0, typed } as const;
  return (await saveDraft(lin, draft)).answer;
}

happensOnce("publish a draft", async () => {
  const input = await changed();
  const { id } = input;
  return {
    call: (key) => publishDraft(lin, { ...input, key }),
    effect: () => sql`
      select g.title, g.version, d.typed is null as ended from gigs g join gig_drafts d on d.gig_id = g.id where g.id = ${id}`,
    once: [{ title: "I will draw two farthings", version: 3, ended: true }],
    second: "stale",
  };
});

happensOnce("discard a draft", async () => {
  const input = await changed();
  const { id } = input;
  return {
    call: (key) => discardDraft(lin, { ...input, key }),
    effect: () => sql`select version, typed from gig_drafts where gig_id = ${id}`,
    once: [{ version: 2, typed: null }],
    second: "stale",
  };
});
