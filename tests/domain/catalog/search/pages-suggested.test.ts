/** Suggestions read about as many pages of the store whatever there is to suggest from. Pages are counted, not time. */
import { beforeAll, expect, test } from "vitest";
import { suggestions } from "#app/domain/catalog/search/suggest.ts";
import { overrideEnv } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { pagesRead } from "#tests/kit/pages-read.ts";

/** Five hundred begun words, fifty begun sellers and fifty categories are looked at, each by some pages of an index. */
const MOST_PAGES = 2_500;

const database = useDatabase({ checks: false });

/** Words, people and categories with a gig each; one in five begins with `wre`. */
async function fill(from: number, to: number): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = on`;
    const numbers = tx`generate_series(${from}::int, ${to - 1}::int) n, lateral (
      select case when n % 5 = 0 then 'wre' else 'oth' end || translate(n::text, '0123456789', 'abcdefghij') as word) w`;
    await tx`insert into search_words (word, lexeme, near) select word, word, one_letter_less(word) from ${numbers}`;
    await tx`insert into search_lexemes (lexeme, gigs, fresh) select word, 1, 0 from ${numbers}`;
    await tx`insert into categories (id, name, name_key) select 'cat-' || n, 'All of ' || word, word from ${numbers}`;
    await tx`
      insert into users (id, handle, name, state, created_at, command_id)
      select 'usr_' || lpad(n::text, 26, '0'), word, word, 'active', now(), 'cmd_x' from ${numbers}`;
    await tx`
      insert into search_gigs (id, freelancer_id, category_id, top, kind, currency, from_micros, delivery_days, band, delivery, published_at, search)
      select 'gig_' || lpad(n::text, 26, '0'), 'usr_' || lpad(n::text, 26, '0'), 'cat-' || n, 'cat-' || n, 'package', 'USD', 1000000, 3, 1, 1,
        now(), array_to_tsvector(array[word]) from ${numbers}`;
    await tx`
      insert into search_counts (within, category, kind, currency, band, delivery, gigs, fresh)
      select '', 'cat-' || n, 'package', 'USD', 1, 1, 1, 0 from ${numbers}`;
  });
  await database.owner`vacuum analyze search_gigs, search_lexemes, search_words, search_counts, categories, users`;
}

const TYPED = ["wr", "wre", "of wre", "%_"];

async function readings(): Promise<Array<[typed: string, pages: number]>> {
  const all: Array<[string, number]> = [];
  for (const typed of TYPED) all.push([typed, (await pagesRead(() => suggestions(typed))).pages]);
  return all;
}

beforeAll(async () => {
  overrideEnv({ poolSize: 1 });
  await fill(0, 3_000);
});

test("of eight times as many words, sellers and categories, suggestions read no more pages", async () => {
  const few = new Map(await readings());
  await fill(3_000, 24_000);
  const many = await readings();
  const grown = many.filter(([typed, pages]) => pages > Math.max(1.5 * (few.get(typed) ?? 0), 100));
  expect(grown).toEqual([]);
  expect(Math.max(...many.map(([, pages]) => pages))).toBeLessThan(MOST_PAGES);
});

test("suggestions name a category by any word of its name, and signs stand for themselves", async () => {
  const kinds = async (typed: string) => (await suggestions(typed)).map(({ kind }) => kind);
  expect(await kinds("wre")).toContain("category");
  expect(await kinds("all of")).toContain("category");
  expect(await kinds("%_")).toEqual([]);
  expect(await kinds("a%f")).toEqual([]);
});
