/** Saved gigs: what can be saved, what becomes of it, and that it ends with its person. */
import { beforeAll, expect, test } from "vitest";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { blockGig } from "#app/domain/catalog/move-gig.ts";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { forgetSavedOf } from "#app/domain/catalog/saved/forget-saved.ts";
import { removeSaved, saveForLater } from "#app/domain/catalog/saved/saved-gigs.ts";
import { MAX_SAVED_GIGS } from "#app/domain/catalog/saved/saved-limits.ts";
import { savedGigs } from "#app/domain/catalog/saved/saved-list.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { suspendPerson } from "#app/domain/suspensions/suspend-person.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { paused, sold } from "./gigs-for-sale.ts";

const database = useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const save = (who: UserActor, gigId: string, key = newFormKey()) =>
  saveForLater(who, { gigId, key });
const standings = async (who: UserActor) =>
  (await savedGigs(who)).gigs.map(({ standing, gig }) => [standing, gig?.title ?? null]);

test("a gig for sale or paused can be saved, a draft, a blocked or one's own gig cannot", async () => {
  const wren = await sold(people.lin, "A wren in ink");
  await save(people.ada, wren);
  await save(people.ada, wren);
  expect(await refusalOf(save(people.lin, wren))).toMatchObject({ code: "own_gig" });
  expect(await refusalOf(save(people.ada, "gig_none"))).toMatchObject({ code: "not_found" });
  const draft = await createGig(people.lin, { content: sampleContent(), key: newFormKey() });
  expect(await refusalOf(save(people.ada, draft.answer.id))).toMatchObject({ code: "not_found" });
  const hidden = await sold(people.lin, "A blocked heron");
  const reason = "The picture is not theirs.";
  await blockGig(people.sol, { id: hidden, version: 2, reason, key: newFormKey() });
  expect(await refusalOf(save(people.ada, hidden))).toMatchObject({ code: "not_found" });
  const resting = await sold(people.lin, "A heron at rest");
  await paused(people.lin, resting);
  await save(people.ada, resting);
  expect(await standings(people.ada)).toEqual([
    ["paused", "A heron at rest"],
    ["for_sale", "A wren in ink"],
  ]);
  expect((await gigPage(people.ada, wren)).saved).toBe(true);
  expect((await gigPage(people.max, wren)).saved).toBe(false);
  expect((await gigPage(null, wren)).saved).toBe(false);
  expect(await savedGigs(people.max)).toEqual({ gigs: [], next: null });
});

test("a saved gig of a suspended seller, or one that staff blocked, shows nothing of itself", async () => {
  const reader = await person("reader");
  const seller = await person("seller");
  const lost = await sold(seller, "A gig that will be gone");
  await save(reader, lost);
  await suspendPerson(people.sol, {
    userId: seller.id,
    reason: "They sold what was not theirs.",
    key: newFormKey(),
  });
  expect(await standings(reader)).toEqual([["gone", null]]);
  await removeSaved(reader, { gigId: lost, key: newFormKey() });
  const blocked = await sold(people.max, "A gig that will be blocked");
  await save(reader, blocked);
  const reason = "The picture is not theirs.";
  await blockGig(people.sol, { id: blocked, version: 2, reason, key: newFormKey() });
  expect(await standings(reader)).toEqual([["gone", null]]);
});

test("a person saves a limited number, page by page, and all of it ends with the account", async () => {
  const keen = await person("keen");
  const first = await sold(people.lin, "The first of many");
  await save(keen, first);
  const [saved] = await sql<
    { commandId: string }[]
  >`select command_id as "commandId" from saved_gigs where user_id = ${keen.id}`;
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into gigs select (g).* from (
        select jsonb_populate_record(g, jsonb_build_object('id', 'gig_' || lpad(n::text, 26, '0'), 'state', 'paused')) as g
        from gigs g, generate_series(2, ${MAX_SAVED_GIGS}::int) n where g.id = ${first}) t`;
    await tx`
      insert into saved_gigs select ${keen.id}, id, now(), ${saved?.commandId ?? ""} from gigs where id like 'gig_000000%'`;
  });
  const more = await sold(people.lin, "One too many");
  expect(await refusalOf(save(keen, more))).toMatchObject({ code: "too_many_saved_gigs" });
  const page = await savedGigs(keen);
  expect(page.gigs).toHaveLength(24);
  const second = await savedGigs(keen, page.next);
  const ids = [...page.gigs, ...second.gigs].map(({ gigId }) => gigId);
  expect(new Set(ids).size).toBe(48);
  await removeSaved(keen, { gigId: first, key: newFormKey() });
  await save(keen, more);
  const spec = {
    name: "test.person" as const,
    actor: OPERATOR,
    key: newFormKey(),
    input: { id: keen.id },
  };
  await command(spec, async (tx) => {
    await forgetSavedOf(tx, keen.id);
    return {};
  });
  expect(await savedGigs(keen)).toEqual({ gigs: [], next: null });
});

happensOnce("save_for_later", async () => {
  const gigId = await sold(people.lin, "A gig to save");
  return {
    call: (key) => save(people.ada, gigId, key),
    effect: async () => (await gigPage(people.ada, gigId)).saved,
    once: true,
    second: "done",
  };
});

happensOnce("remove_saved", async () => {
  const gigId = await sold(people.lin, "A gig to remove");
  await save(people.ada, gigId);
  return {
    call: (key) => removeSaved(people.ada, { gigId, key }),
    effect: async () => (await gigPage(people.ada, gigId)).saved,
    once: false,
    second: "not_found",
  };
});
