/** The daily word about new requests: who is told, once, and of what. */
import { beforeAll, expect, test } from "vitest";
import { subscribe } from "#app/domain/agreements/requests/subscriptions.ts";
import { tellOfRequests } from "#app/domain/agreements/requests/tell-of-requests.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { daysLater, posted, withdrawn } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 3_000_000_000n);
});

const wants = (who: UserActor, words: string, categoryId: string | null = null) =>
  subscribe(who, { words, categoryId, key: newFormKey() });

async function toldOf(who: UserActor): Promise<Array<{ count: number; title: string }>> {
  return sql`
    select (payload->>'count')::int as count, payload->>'title' as title from events
    where name = 'requests.found' and payload->>'userId' = ${who.id} order by id`;
}

const tell = () => daysLater(1, () => tellOfRequests());

test("a person is told once of all new requests that any of their subscriptions asks for", async () => {
  await posted(people.ada, { title: "An old wren" });
  await wants(people.lin, "wren");
  await wants(people.lin, "", "design");
  await wants(people.max, "elephant");
  await wants(people.ada, "wren");
  await posted(people.ada, { title: "A wren in blue" });
  await withdrawn(people.ada, await posted(people.ada, { title: "A wren, given up" }));
  await posted(people.ada, { title: "A drawing of wrens" });
  await tell();
  expect(await toldOf(people.lin)).toEqual([{ count: 2, title: "A drawing of wrens" }]);
  expect(await toldOf(people.max)).toEqual([]);
  expect(await toldOf(people.ada)).toEqual([]);
  await tell();
  expect(await toldOf(people.lin)).toHaveLength(1);
});

test("requests of a blocked person, and of a person who blocked the reader, are not told of", async () => {
  const [one, other] = [await person("one"), await person("other")];
  for (const who of [one, other]) await wants(who, "robin");
  await blockPerson(one, { userId: people.ada.id, key: newFormKey() });
  await blockPerson(people.ada, { userId: other.id, key: newFormKey() });
  await posted(people.ada, { title: "A robin in ink" });
  await tell();
  for (const who of [one, other]) expect(await toldOf(who)).toEqual([]);
});

changesOnce("tell_of_requests", async () => {
  const who = await person(`reader-${newFormKey().slice(0, 8)}`);
  await wants(who, "heron");
  await posted(people.ada, { title: "A heron in ink" });
  return { call: tell, effect: async () => (await toldOf(who)).length, once: 1 };
});
