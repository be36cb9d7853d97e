/** Word of new gigs at its largest: everything that one command looks at, with gigs in many languages. */
import { expect, test } from "vitest";
import { tellOfGigs } from "#app/domain/catalog/saved/tell-of-gigs.ts";
import { GIG_LANGUAGES } from "#app/domain/catalog/language/gig-languages.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";

const database = useDatabase();
const clock = useMovedClock();
const [PEOPLE, SEARCHES, GIGS] = [10, 20, 1_000];

/** Each reader looks for a word of one gig, and nineteen that no gig has. */
async function fill(sellerId: string, readers: string[]): Promise<void> {
  const spec = { name: "test.fill" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async ({ sql: tx, command: { at, id } }) => {
    await tx`insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
    await tx`
      insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros,
                        delivery_days, created_at, published_at, updated_at, command_id)
      select 'gig_' || lpad(n::text, 26, '0'), ${sellerId}, 'package', 'published', 'A drawing of coin' || n, 'Drawn with care',
             'design', 'USD', 1000000, 3, ${at}, ${at}, ${at}, ${id}
      from generate_series(1, ${GIGS}::int) n`;
    await tx`
      insert into saved_searches (id, user_id, name, words, exact, alert, told_to, saved_at, command_id)
      select 'srch_' || lpad((r.place * 100 + n)::text, 26, '0'), r.id, 'Coins ' || n, case n when 1 then 'coin7' else 'elephant ' || n end,
             false, 'at_once', ${at}::timestamptz - interval '1 hour', ${at}, ${id}
      from unnest(${readers}::text[]) with ordinality r(id, place), generate_series(1, ${SEARCHES}::int) n`;
    return {};
  });
}

test("ten people with twenty searches each are told of a thousand gigs in one command, however many languages there are", async () => {
  const lin = await person("lin");
  const readers: string[] = [];
  for (let each = 0; each < PEOPLE; each += 1) readers.push((await person(`reader${each}`)).id);
  await database.owner`
    insert into search_languages select unnest(${[...GIG_LANGUAGES]}::text[]) on conflict do nothing`;
  await fill(lin.id, readers);
  clock.pass(1);
  expect(await tellOfGigs("at_once")).toBe(PEOPLE);
  const told = await sql`select payload->>'userId' as id from events where name = 'search.matched'`;
  expect(new Set(told.map((row) => row["id"]))).toEqual(new Set(readers));
});
