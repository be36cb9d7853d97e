/** A seller's skills find the seller's gigs, behind words of the gigs themselves, and the hit says by which skill. */
import { beforeAll, expect, test } from "vitest";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

const database = useDatabase();
let lin: UserActor;
let kim: UserActor;

const COIN = "I will draw a farthing in ink";
const FIGMA = "Screens for your shop in Figma";

async function sell(by: UserActor, title: string) {
  const content = sampleContent({ title, tags: [] });
  const { answer } = await createGig(by, { key: newFormKey(), content });
  await publishGig(by, { key: newFormKey(), ...answer });
}

async function learn(by: UserActor, skills: string[]) {
  const { name, handle, headline, bio } = await ownProfile(by);
  await changeProfile(by, { key: newFormKey(), name, handle, headline, bio, skills });
}

async function hits(q: string) {
  const { gigs } = await searchGigs(readFilters(new URLSearchParams({ q, exact: "1" })));
  return gigs.map(({ title, words, skill }) => [title, words, skill]);
}

beforeAll(async () => {
  lin = await person("lin");
  kim = await person("kim");
  await sell(kim, FIGMA);
  await sell(lin, COIN);
});

test("a gig is found by a skill, behind gigs that have the word in their title", async () => {
  expect(await hits("figma")).toEqual([[FIGMA, "title", null]]);
  await learn(lin, ["Etching", "Figma prototypes"]);
  expect(await hits("figma")).toEqual([
    [FIGMA, "title", null],
    [COIN, "text", "Figma prototypes"],
  ]);
});

test("words of which one is in the gig and one is a skill find it, and the skill is named", async () => {
  expect(await hits("farthing etchings")).toEqual([[COIN, "text", "Etching"]]);
});

test("a skill that the gig's own text has as well is not named", async () => {
  await learn(lin, ["Copper"]);
  expect(await hits("copper ink")).toEqual([
    [COIN, "text", null],
    [FIGMA, "text", null],
  ]);
});

test("a skill that was taken away finds nothing any more", async () => {
  await learn(lin, ["Etching"]);
  expect(await hits("etching")).toHaveLength(1);
  await learn(lin, []);
  expect(await hits("etching")).toEqual([]);
});

test("a skill that is mistyped is corrected to it", async () => {
  await learn(kim, ["Lithography"]);
  const { understood } = await searchGigs(readFilters(new URLSearchParams({ q: "litography" })));
  expect(understood?.corrected).toBe("lithography");
});

test("gigs of a person with many are written anew in portions, whatever was changed meanwhile", async () => {
  const many = await person("many");
  for (let n = 0; n < 3; n += 1) await sell(many, `A print of the year ${1900 + n}`);
  // As an import writes them.
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros, delivery_days, created_at,
        published_at, updated_at, command_id)
      select 'gig_' || lpad(n::text, 26, '0'), ${many.id}, 'package', 'published', 'Print number ' || n, 'A print on paper.',
        'design/illustration', 'USD', 1000000, 3, now(), now(), now(), (select min(command_id) from gigs)
      from generate_series(1, 617) n`;
    await tx`insert into gig_packages select id, 'basic', 'One', '', from_micros, 3, 1 from gigs where freelancer_id = ${many.id} on conflict do nothing`;
  });
  await database.owner`select search_put(array(select id from gigs where freelancer_id = ${many.id}))`;
  const withSkill = async (lexeme: string) =>
    (await sql`select from search_gigs where search @@ ${lexeme}::tsquery`).length;
  await learn(many, ["Woodcut"]);
  expect(await withSkill("woodcut")).toBe(0);
  expect(await database.owner`select sweep_search(50) as n`).toEqual([{ n: 50 }]);
  expect(await withSkill("woodcut")).toBe(50);
  await learn(many, ["Linocut"]);
  await refreshSearchWords();
  expect([await withSkill("woodcut"), await withSkill("linocut")]).toEqual([0, 620]);
  expect(await sql`select from search_sweeps`).toHaveLength(0);
});
