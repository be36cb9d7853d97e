/** A gig's life: made, changed, published, paused, blocked; and every refusal of these. */
import { beforeAll, describe, expect, test } from "vitest";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import {
  blockGig,
  pauseGig,
  publishGig,
  resumeGig,
  unblockGig,
} from "#app/domain/catalog/move-gig.ts";
import { gigToEdit, myGigs } from "#app/domain/catalog/my-gigs.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import {
  GIG_LIFECYCLE,
  GIG_STATES,
  gigTransitionsFrom,
} from "#app/domain/catalog/gig-lifecycle.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { PACKAGE_OFFER, sampleContent, UNIT_OFFER } from "./sample-content.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function draft(content: GigContent = sampleContent()): Promise<string> {
  return (await createGig(people.lin, { key: newFormKey(), content })).answer.id;
}

/** Moves with the version the gig has now. */
async function at(id: string) {
  const [row] = await database.owner<
    { version: number }[]
  >`select version from gigs where id = ${id}`;
  return { key: newFormKey(), id, version: row?.version ?? 0 };
}

async function published(content?: GigContent): Promise<string> {
  const id = await draft(content);
  await publishGig(people.lin, await at(id));
  return id;
}

describe("making a gig", () => {
  test("stores every field, and the cheapest price on top", async () => {
    const id = await draft();
    const { content, state, version } = await gigToEdit(people.lin, id);
    expect({ state, version }).toEqual({ state: "draft", version: 1 });
    expect(content).toMatchObject({
      ...sampleContent(),
      offer: { packages: PACKAGE_OFFER.packages },
    });
    const { gig, extras, bps } = await gigPage(people.lin, id);
    expect([gig.fromMicros, gig.deliveryDays, bps]).toEqual([40_000_000n, 3, 1000]);
    expect(extras).toMatchObject(PACKAGE_OFFER.extras);
  });
  test("by the piece takes a price down to a millionth", async () => {
    const id = await published(sampleContent({ offer: UNIT_OFFER }));
    expect((await gigToEdit(people.lin, id)).content.offer).toEqual(UNIT_OFFER);
  });
  test("twice with one key makes one gig; the key for another gig is refused", async () => {
    const input = { key: newFormKey(), content: sampleContent() };
    const [first, second] = await Promise.all([
      createGig(people.max, input),
      createGig(people.max, input),
    ]);
    expect(second.answer).toEqual(first.answer);
    expect((await myGigs(people.max, null)).gigs).toHaveLength(1);
    const other = { ...input, content: sampleContent({ title: "Something else entirely" }) };
    expect((await refusalOf(createGig(people.max, other))).code).toBe("key_reused");
  });
  test("in an unknown category is refused", async () => {
    const refusal = await refusalOf(draft(sampleContent({ categoryId: "nowhere" })));
    expect([refusal.code, refusal.field]).toEqual(["unknown_category", "category"]);
  });
  test.each<[field: string, Partial<GigContent>]>([
    ["title", { title: "" }],
    ["title", { title: "x".repeat(121) }],
    ["description", { description: "x".repeat(5001) }],
    ["buyerBrief", { buyerBrief: "x".repeat(2001) }],
    ["tags", { tags: ["1", "2", "3", "4", "5", "6", "7", "8", "9"] }],
    ["tags", { tags: ["x".repeat(41)] }],
    ["basic.price", { offer: { ...PACKAGE_OFFER, packages: [] } }],
    [
      "basic.price",
      {
        offer: {
          ...PACKAGE_OFFER,
          packages: PACKAGE_OFFER.packages.map((each) => ({ ...each, priceMicros: 0n })),
        },
      },
    ],
    [
      "premium.price",
      {
        offer: {
          ...PACKAGE_OFFER,
          packages: PACKAGE_OFFER.packages.map((each) => ({
            ...each,
            priceMicros: each.tier === "premium" ? 1_000_001_000_000n : 1n,
          })),
        },
      },
    ],
    [
      "basic.deliveryDays",
      {
        offer: {
          ...PACKAGE_OFFER,
          packages: PACKAGE_OFFER.packages.map((each) => ({ ...each, deliveryDays: 91 })),
        },
      },
    ],
    [
      "basic.revisions",
      {
        offer: {
          ...PACKAGE_OFFER,
          packages: PACKAGE_OFFER.packages.map((each) => ({ ...each, revisions: 21 })),
        },
      },
    ],
    [
      "extra.1.title",
      { offer: { ...PACKAGE_OFFER, extras: [{ title: "", priceMicros: 1n, extraDays: 0 }] } },
    ],
    [
      "extra.1.extraDays",
      { offer: { ...PACKAGE_OFFER, extras: [{ title: "More", priceMicros: 1n, extraDays: -1 }] } },
    ],
    ["unitName", { offer: { ...UNIT_OFFER, unitName: "" } }],
    ["price", { offer: { ...UNIT_OFFER, priceMicros: -1n } }],
    ["deliveryDays", { offer: { ...UNIT_OFFER, deliveryDays: 0 } }],
  ])("is refused with a sentence at %s", async (field, changes) => {
    const refusal = await refusalOf(() => draft(sampleContent(changes)));
    expect(refusal.code).toBe("invalid_input");
    expect(refusal.facts[field]).toMatch(/\.$/);
  });
});

describe("changing a gig", () => {
  test("replaces its words and offer and counts the version up", async () => {
    const id = await published();
    const content = sampleContent({
      title: "I will draw two farthings",
      offer: { ...PACKAGE_OFFER, extras: [] },
    });
    const input = { ...(await at(id)), content };
    expect((await editGig(people.lin, input)).answer.version).toBe(input.version + 1);
    const unsaid = { questions: [], faq: [], queueLimit: null, language: null };
    expect((await gigToEdit(people.lin, id)).content).toEqual({ ...content, ...unsaid });
  });
  test("from an old page is refused and changes nothing", async () => {
    const id = await draft();
    const stale = await at(id);
    await publishGig(people.lin, await at(id));
    const content = sampleContent({ title: "Never written at all" });
    expect((await refusalOf(editGig(people.lin, { ...stale, content }))).code).toBe("stale");
    expect((await gigToEdit(people.lin, id)).content.title).toBe(sampleContent().title);
  });
  test("of another person, or a missing one, is refused as not found", async () => {
    const content = sampleContent();
    const theirs = { ...(await at(await draft())), content };
    expect((await refusalOf(editGig(people.max, theirs))).code).toBe("not_found");
    expect((await refusalOf(gigToEdit(people.max, theirs.id))).code).toBe("not_found");
    const missing = { key: newFormKey(), id: newId("gig"), version: 1, content };
    expect((await refusalOf(editGig(people.lin, missing))).code).toBe("not_found");
  });
  test("to an incomplete one is refused while it is published", async () => {
    const id = await published();
    const refusal = await refusalOf(
      editGig(people.lin, {
        ...(await at(id)),
        content: sampleContent({ title: "Short", description: "" }),
      }),
    );
    expect(refusal.code).toBe("gig_incomplete");
    expect(Object.keys(refusal.facts)).toEqual(["title", "description"]);
  });
  test("cannot turn packages into pieces", async () => {
    const input = { ...(await at(await draft())), content: sampleContent({ offer: UNIT_OFFER }) };
    expect((await refusalOf(editGig(people.lin, input))).code).toBe("invalid_input");
  });
});

describe("a gig's states", () => {
  const moves = { publish: publishGig, pause: pauseGig, resume: resumeGig } as const;
  /** Brings a gig into each state by allowed steps. */
  async function gigIn(state: string): Promise<string> {
    const id = state === "draft" ? await draft() : await published();
    if (state === "paused") await pauseGig(people.lin, await at(id));
    if (state === "blocked")
      await blockGig(people.sol, { ...(await at(id)), reason: "Copied pictures" });
    return id;
  }
  const cases = GIG_STATES.flatMap((state) =>
    (Object.keys(moves) as Array<keyof typeof moves>).map((name) => ({ state, name })),
  );
  test.each(cases)("$state: $name by its freelancer follows the table", async ({ state, name }) => {
    const id = await gigIn(state);
    const input = await at(id);
    const allowed = gigTransitionsFrom(state, "freelancer").includes(name);
    const outcome = await moves[name](people.lin, input).then(
      ({ answer }) => answer.state,
      (problem: Refusal) => problem.code,
    );
    expect(outcome).toBe(allowed ? GIG_LIFECYCLE[name].to[0] : "transition_refused");
    expect((await refusalOf(moves[name](people.max, { ...input, key: newFormKey() }))).code).toBe(
      "not_found",
    );
  });
  test("an incomplete draft is not published, and every missing field is named", async () => {
    const offer = {
      ...PACKAGE_OFFER,
      packages: PACKAGE_OFFER.packages.map((each) => ({ ...each, title: "" })),
    };
    const id = await draft(sampleContent({ title: "Short", description: "Tiny", offer }));
    const refusal = await refusalOf(publishGig(people.lin, await at(id)));
    expect(refusal.code).toBe("gig_incomplete");
    expect(Object.keys(refusal.facts)).toEqual([
      "title",
      "description",
      "basic.title",
      "premium.title",
    ]);
  });
  test("the button of a second tab comes too late", async () => {
    const id = await draft();
    const [one, two] = [await at(id), await at(id)];
    await publishGig(people.lin, one);
    expect((await refusalOf(pauseGig(people.lin, two))).code).toBe("stale");
  });
  test("staff block with a reason and unblock to paused; others cannot, and it needs a reason", async () => {
    const id = await published();
    const input = { ...(await at(id)), reason: "Copied pictures" };
    expect((await refusalOf(blockGig(people.lin, input))).code).toBe("not_found");
    expect((await refusalOf(() => blockGig(people.sol, { ...input, reason: "  " }))).field).toBe(
      "reason",
    );
    await blockGig(people.sol, input);
    expect((await gigToEdit(people.lin, id)).blockedReason).toBe("Copied pictures");
    expect((await refusalOf(gigPage(people.ada, id))).code).toBe("not_found");
    expect((await gigPage(people.sol, id)).gig.blockedReason).toBe("Copied pictures");
    expect((await refusalOf(unblockGig(people.lin, await at(id)))).code).toBe("not_found");
    expect((await refusalOf(unblockGig(people.sol, { ...input, key: newFormKey() }))).code).toBe(
      "stale",
    );
    expect((await unblockGig(people.sol, await at(id))).answer.state).toBe("paused");
    expect((await refusalOf(unblockGig(people.sol, await at(id)))).code).toBe("transition_refused");
  });
  test("drafts are read by their freelancer only", async () => {
    const id = await draft();
    expect((await refusalOf(gigPage(null, id))).code).toBe("not_found");
    expect((await refusalOf(gigPage(people.sol, id))).code).toBe("not_found");
    expect((await gigPage(people.lin, id)).orderable).toBe(false);
  });
});
