/** Drafts of gigs: saved whatever is typed, told apart by versions, and never seen by buyers before they are published. */
import { beforeAll, describe, expect, test } from "vitest";
import { draftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { discardDraft, publishDraft } from "#app/domain/catalog/draft/publish-draft.ts";
import { saveDraft } from "#app/domain/catalog/draft/save-draft.ts";
import { typedGig } from "#app/domain/catalog/draft/typed-gig.ts";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { pauseGig, publishGig } from "#app/domain/catalog/move-gig.ts";
import { myGigs } from "#app/domain/catalog/my-gigs.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

useDatabase();
let people: Cast;
let lin: UserActor;
beforeAll(async () => {
  people = await cast();
  ({ lin } = people);
});

const NEW = { id: null, kind: "package", version: 0, draftVersion: 0 } as const;

async function live(): Promise<string> {
  const { answer } = await createGig(lin, { key: newFormKey(), content: sampleContent() });
  await publishGig(lin, { key: newFormKey(), ...answer });
  return answer.id;
}

async function seen(id: string) {
  const { version, draftVersion, kind } = await draftToEdit(lin, id);
  return { key: newFormKey(), id, kind, version, draftVersion };
}

async function save(id: string, typed: Record<string, string>) {
  return (await saveDraft(lin, { ...(await seen(id)), typed })).answer;
}

/** A live gig with a draft that says more. */
async function changed(): Promise<string> {
  const id = await live();
  await save(id, { title: "I will draw two farthings", "basic.price": "50" });
  return id;
}

/** What buyers and their searches see of a gig. */
async function publicFacts(id: string): Promise<unknown> {
  const { gig, packages, extras } = await gigPage(people.ada, id);
  const [row] = await sql`
    select s.search::text, g.from_micros, g.published_at, g.updated_at, g.version
    from gigs g left join search_gigs s on s.id = g.id where g.id = ${id}`;
  return { gig, packages, extras, row };
}

happensOnce("begin a draft", async () => {
  const who = await person(`lin-${newFormKey().slice(0, 8)}`);
  const draft = { title: "Half a", version: 1 };
  return {
    call: (key) => saveDraft(who, { ...NEW, key, typed: { title: "Half a" } }),
    effect: () =>
      sql`select typed->>'title' as title, version from gig_drafts where freelancer_id = ${who.id}`,
    once: [draft],
    second: "done",
    both: [draft, draft],
  };
});

happensOnce("save a draft", async () => {
  const id = await live();
  const input = await seen(id);
  return {
    call: (key) => saveDraft(lin, { ...input, key, typed: { title: `Typed ${key}` } }),
    effect: () => sql`
      select version, left(typed->>'title', 5) as said from gig_drafts where gig_id = ${id}`,
    once: [{ version: 1, said: "Typed" }],
    second: "stale",
  };
});

describe("a draft of a published gig", () => {
  test("changes nothing that buyers see until it is published, all of it at once", async () => {
    const id = await live();
    const before = await publicFacts(id);
    await save(id, { title: "I will draw two farthings", "basic.price": "50" });
    expect(await publicFacts(id)).toEqual(before);
    const { changes, unpublished } = await draftToEdit(lin, id);
    expect([unpublished, changes]).toEqual([
      true,
      [
        {
          field: "title",
          label: "Title",
          before: sampleContent().title,
          after: "I will draw two farthings",
        },
        { field: "basic.price", label: "Basic: price", before: "40", after: "50" },
      ],
    ]);
    await publishDraft(lin, await seen(id));
    const { gig, packages } = await gigPage(people.ada, id);
    expect([gig.title, gig.fromMicros, packages[0]?.priceMicros]).toEqual([
      "I will draw two farthings",
      50_000_000n,
      50_000_000n,
    ]);
    expect(await draftToEdit(lin, id)).toMatchObject({ unpublished: false, changes: [] });
  });
  test("with missing and unreadable fields is kept and not published, and every field is named", async () => {
    const id = await live();
    const before = await publicFacts(id);
    await save(id, { description: "Too little", "basic.price": "1,50", category: "nowhere" });
    const refusal = await refusalOf(publishDraft(lin, await seen(id)));
    expect([refusal.code, Object.keys(refusal.facts).toSorted()]).toEqual([
      "gig_incomplete",
      ["basic.price", "category", "description"],
    ]);
    expect(await publicFacts(id)).toEqual(before);
    expect((await draftToEdit(lin, id)).typed).toMatchObject({
      description: "Too little",
      "basic.price": "1,50",
    });
  });
  test("outlives pausing, and publishing it does not resume the gig", async () => {
    const id = await changed();
    await pauseGig(lin, await seen(id));
    expect((await draftToEdit(lin, id)).typed["title"]).toBe("I will draw two farthings");
    const { answer } = await publishDraft(lin, await seen(id));
    expect(answer.state).toBe("paused");
  });
  test("saved from an old page is refused, also when the draft between was published or discarded", async () => {
    const id = await live();
    const old = await seen(id);
    await save(id, { title: "I will draw two farthings" });
    const typed = { title: "Never written at all" };
    expect((await refusalOf(saveDraft(lin, { ...old, typed }))).code).toBe("stale");
    await discardDraft(lin, await seen(id));
    expect((await refusalOf(saveDraft(lin, { ...old, typed }))).code).toBe("stale");
    expect((await draftToEdit(lin, id)).typed["title"]).toBe(sampleContent().title);
  });
  test("that says again what the gig says is no change any more", async () => {
    const id = await changed();
    await save(id, typedGig(sampleContent()));
    expect(await draftToEdit(lin, id)).toMatchObject({ unpublished: false, changes: [] });
    expect((await refusalOf(publishDraft(lin, await seen(id)))).code).toBe("no_draft");
  });
  test("is not published over an edit that its freelancer has not seen", async () => {
    const id = await changed();
    const old = await seen(id);
    await editGig(lin, {
      ...old,
      key: newFormKey(),
      content: sampleContent({ tags: ["etching"] }),
    });
    expect((await refusalOf(publishDraft(lin, old))).code).toBe("stale");
    expect((await draftToEdit(lin, id)).changes.map(({ field }) => field)).toEqual([
      "title",
      "tags",
      "basic.price",
    ]);
  });
  test("is neither read nor changed by other people", async () => {
    const id = await changed();
    const { key, ...input } = await seen(id);
    expect((await refusalOf(draftToEdit(people.max, id))).code).toBe("not_found");
    const typed = { title: "Mine now" };
    const calls = [
      () => saveDraft(people.max, { ...input, key, typed }),
      () => publishDraft(people.max, { ...input, key }),
      () => discardDraft(people.max, { ...input, key }),
    ];
    for (const call of calls) expect((await refusalOf(call())).code).toBe("not_found");
  });
  test("a save and a publishing at once: one of them is refused, and no half is published", async () => {
    const id = await changed();
    const input = await seen(id);
    const results = await Promise.allSettled([
      publishDraft(lin, input),
      saveDraft(lin, { ...input, key: newFormKey(), typed: { "basic.price": "60" } }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { gig } = await gigPage(people.ada, id);
    expect([
      [sampleContent().title, 40_000_000n],
      ["I will draw two farthings", 50_000_000n],
    ]).toContainEqual([gig.title, gig.fromMicros]);
  });
});

describe("a gig that was never published", () => {
  test("exists as typed text only, until the text makes a gig", async () => {
    const who = await person(`max-${newFormKey().slice(0, 8)}`);
    const { answer } = await saveDraft(who, {
      ...NEW,
      key: newFormKey(),
      typed: { title: "I will draw a wren", "basic.price": "much", unknown: "left out" },
    });
    const { id } = answer;
    const listed = await myGigs(who, null, { unfinished: true });
    expect(listed.gigs).toMatchObject([{ id, title: "I will draw a wren", state: "draft" }]);
    expect((await myGigs(who, null)).gigs).toEqual([]);
    expect((await refusalOf(gigPage(who, id))).code).toBe("not_found");
    const typed = { category: "design", "basic.price": "12" };
    const next = await saveDraft(who, { ...NEW, ...answer, key: newFormKey(), typed });
    expect(next.answer).toEqual({ id, version: 1, draftVersion: 2 });
    expect((await myGigs(who, null)).gigs).toMatchObject([{ id, fromMicros: 12_000_000n }]);
    expect((await gigPage(who, id)).gig.title).toBe("I will draw a wren");
  });
  test("is published from its text in one step", async () => {
    const typed = { ...typedGig(sampleContent()), "premium.price": "dear" };
    const { answer } = await saveDraft(lin, { ...NEW, key: newFormKey(), typed });
    const wrong = await refusalOf(publishDraft(lin, { key: newFormKey(), ...answer }));
    expect(Object.keys(wrong.facts)).toEqual(["premium.price"]);
    const fixed = { "premium.title": "", "premium.description": "", "premium.price": "" };
    const { id } = answer;
    const whole = await saveDraft(lin, { ...NEW, ...answer, key: newFormKey(), typed: fixed });
    await publishGig(lin, { key: newFormKey(), id, version: whole.answer.version });
    expect((await gigPage(people.ada, id)).packages).toHaveLength(1);
  });
  test("NUL, half a surrogate pair and unknown fields do not stop a save", async () => {
    const typed = { title: "A\0B\ud800C", nothing: "x" };
    const { answer } = await saveDraft(lin, { ...NEW, key: newFormKey(), typed });
    expect((await draftToEdit(lin, answer.id)).typed["title"]).toBe("AB\ufffdC");
  });
  test("may change how it is priced until it is a gig", async () => {
    const typed = { title: "I will label a street", "basic.price": "3" };
    const { answer } = await saveDraft(lin, { ...NEW, key: newFormKey(), typed });
    const unit = { kind: "unit", typed: { unitName: "label", price: "0.01" } } as const;
    await saveDraft(lin, { ...NEW, ...answer, key: newFormKey(), ...unit });
    const next = await draftToEdit(lin, answer.id);
    expect([next.kind, next.typed["title"], next.typed["basic.price"]]).toEqual([
      "unit",
      typed.title,
      undefined,
    ]);
    await save(answer.id, { category: "design" });
    const input = { ...(await seen(answer.id)), kind: "package", typed: {} } as const;
    expect((await refusalOf(saveDraft(lin, input))).code).toBe("invalid_input");
  });
});
