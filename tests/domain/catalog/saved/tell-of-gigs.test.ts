/** Word of new gigs for saved searches: who is told, once, and of what. */
import { beforeAll, expect, test } from "vitest";
import { IMPORT_LOCK } from "#app/domain/catalog/import/carry-out.ts";
import { chooseAlert, saveSearch } from "#app/domain/catalog/saved/saved-searches.ts";
import { tellOfGigs } from "#app/domain/catalog/saved/tell-of-gigs.ts";
import type { Rhythm } from "#app/domain/catalog/saved/tell-of-gigs.ts";
import type { Alert } from "#app/domain/catalog/saved/saved-limits.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { UNIT_OFFER } from "#tests/domain/catalog/sample-content.ts";
import { paused, sold } from "./gigs-for-sale.ts";

const database = useDatabase();
const clock = useMovedClock();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

async function wants(who: UserActor, search: string, alert: Alert = "at_once", name = search) {
  return (await saveSearch(who, { search, name, alert, key: newFormKey() })).answer.searchId;
}

async function toldOf(
  who: UserActor,
): Promise<Array<{ search: string; count: number; title: string }>> {
  return sql`
    select payload->>'search' as search, (payload->>'count')::int as count, payload->>'title' as title from events
    where name = 'search.matched' and payload->>'userId' = ${who.id} order by id`;
}

/** Two minutes later, so that no gig is within the last minute. */
async function tell(rhythm: Rhythm = "at_once"): Promise<number> {
  clock.pass(2 / 60);
  return tellOfGigs(rhythm);
}

test("a person is told once of each new gig that fits, whichever of their searches it fits", async () => {
  const reader = await person("reader");
  await sold(people.lin, "An old wren in ink");
  clock.pass(1);
  await wants(reader, "q=wrens", "at_once", "Birds");
  await wants(reader, "category=design", "at_once", "Drawings");
  await wants(reader, "q=elephant");
  await wants(people.lin, "q=wren");
  clock.pass(1);
  await sold(people.lin, "A wren in blue");
  await sold(people.max, "A heron, drawn");
  clock.pass(1 / 60 / 2);
  await sold(people.max, "Two wrens in ink");
  await paused(people.max, await sold(people.max, "A wren that rests"));
  await tell();
  expect(await toldOf(reader)).toEqual([
    { search: "Birds", count: 2, title: "Two wrens in ink" },
    { search: "Drawings", count: 1, title: "A heron, drawn" },
  ]);
  expect(await toldOf(people.lin)).toEqual([
    { search: "q=wren", count: 1, title: "Two wrens in ink" },
  ]);
  expect(await tell()).toBe(0);
});

test("filters hold: kind, price, currency, delivery and category", async () => {
  const reader = await person("picky");
  for (const search of [
    "q=finch&kind=unit",
    "q=finch&currency=EUR",
    "q=finch&min=41",
    "q=finch&max=39",
    "q=finch&band=1",
    "q=finch&days=1",
    "q=finch&category=writing",
  ])
    await wants(reader, search);
  await wants(
    reader,
    "q=finch&kind=package&currency=USD&min=40&max=40&band=2&days=3&category=design",
    "at_once",
    "All",
  );
  clock.pass(1);
  await sold(people.lin, "A finch in ink");
  await tell();
  expect(await toldOf(reader)).toEqual([{ search: "All", count: 1, title: "A finch in ink" }]);
  await sold(people.lin, "Labels of a finch", { offer: UNIT_OFFER, currency: "EUR" });
  await tell();
  expect(await toldOf(reader)).toHaveLength(2);
});

test("a blocked person's gigs are not told of, nor those of who blocked, nor anything by a search that says never", async () => {
  const [one, other, quiet] = [await person("one"), await person("other"), await person("quiet")];
  for (const who of [one, other]) await wants(who, "q=robin");
  const searchId = await wants(quiet, "q=robin", "never");
  await blockPerson(one, { userId: people.max.id, key: newFormKey() });
  await blockPerson(people.max, { userId: other.id, key: newFormKey() });
  clock.pass(1);
  await sold(people.max, "A robin in ink");
  await tell();
  await tell("daily");
  for (const who of [one, other, quiet]) expect(await toldOf(who)).toEqual([]);
  await chooseAlert(quiet, { searchId, alert: "daily", key: newFormKey() });
  await tell("daily");
  expect(await toldOf(quiet)).toEqual([]);
  clock.pass(1);
  await sold(people.max, "A younger robin");
  await tell();
  expect(await toldOf(quiet)).toEqual([]);
  await tell("daily");
  expect(await toldOf(quiet)).toMatchObject([{ count: 1, title: "A younger robin" }]);
});

test("gigs of an import, as old as its beginning, are told of at its end", async () => {
  const reader = await person("patient");
  await wants(reader, "q=kestrel");
  clock.pass(1);
  await sold(people.lin, "A kestrel, imported");
  await database.owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${IMPORT_LOCK})`;
    await tell();
    expect(await toldOf(reader)).toEqual([]);
  });
  await tell();
  expect(await toldOf(reader)).toHaveLength(1);
});

test("an import whose process was killed holds up no word of new gigs", async () => {
  const reader = await person("patience");
  await wants(reader, "q=merlin");
  clock.pass(1);
  await sold(people.lin, "A merlin in ink");
  await database.owner`
    insert into gig_imports (id, file_name, file_hash, requested_by, state, counts, created_at)
    values ('imp_1', 'birds.csv', 'x', ${people.sol.id}, 'importing', '{}', now())`;
  await tell();
  expect(await toldOf(reader)).toHaveLength(1);
});

changesOnce("tell_of_gigs", async () => {
  const who = await person(`reader-${newFormKey().slice(0, 8)}`);
  await wants(who, "q=osprey");
  clock.pass(1);
  await sold(people.lin, "An osprey in ink");
  return { call: () => tell(), effect: async () => (await toldOf(who)).length, once: 1 };
});
