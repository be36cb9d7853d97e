/** Suggestions while a search is typed: words, categories and sellers of what is for sale. Reads a bounded number of rows of indexes. */
import { sql } from "#app/domain/store/store.ts";
import { readFilters, searchHref } from "./search-filters.ts";
import { typedWords, withWords } from "./typed-words.ts";

export interface Suggestion {
  kind: "words" | "category" | "seller";
  text: string;
  /** Where it leads: results, or the seller's page. */
  href: string;
}

const MOST_WORDS = 5;
const MOST_CATEGORIES = 2;
const MOST_SELLERS = 2;

/** With fewer letters nearly everything begins so; words are completed from their third letter on (`typedWords`). */
const LEAST_LETTERS = 2;

/** The most entries of an index that begin so and are looked at. */
const BEGUN_WORDS = 500;
const BEGUN_PEOPLE = 50;
const BEGUN_CATEGORIES = 50;

/** The last character there is: every text of a beginning comes before the beginning with it. */
const LAST = "\u{10FFFF}";

interface Row {
  words: Array<{ word: string; lexeme: string }>;
  categories: Array<{ id: string; name: string }>;
  sellers: Array<{ handle: string; name: string }>;
}

/** Public. `typed` is what stands in the search box so far. */
export async function suggestions(typed: string): Promise<Suggestion[]> {
  const { words } = readFilters(new URLSearchParams({ q: typed }));
  const text = words.toLowerCase();
  if (text.length < LEAST_LETTERS) return [];
  const last = typedWords(words).findLast(({ unfinished }) => unfinished);
  const begun = last?.word ?? "";
  const [row] = await sql<Row[]>`
    select ${begun === "" ? sql`'[]'::json` : begunWords(begun)} as words, ${begunCategories(text)} as categories,
      ${begunSellers(text)} as sellers`;
  const { words: found, categories, sellers } = row ?? { words: [], categories: [], sellers: [] };
  const completed = firstOfEach(found).map(({ word }) =>
    last === undefined ? word : withWords(words, [{ ...last, word }]),
  );
  const search = readFilters(new URLSearchParams());
  return [
    ...completed
      .filter((each) => each.toLowerCase() !== text)
      .slice(0, MOST_WORDS)
      .map((each) => ({
        kind: "words" as const,
        text: each,
        href: searchHref({ ...search, sort: "relevance" }, { words: each }),
      })),
    ...categories.map(({ id, name }) => ({
      kind: "category" as const,
      text: name,
      href: searchHref(search, { category: id }),
    })),
    ...sellers.map(({ handle, name }) => ({
      kind: "seller" as const,
      text: name,
      href: `/sellers/${encodeURIComponent(handle)}`,
    })),
  ];
}

/** Forms of one word find the same gigs, so that only the shortest is suggested; a word of two languages comes once. */
function firstOfEach(words: Row["words"]): Row["words"] {
  const forms = [...new Map(words.toReversed().map((each) => [each.lexeme, each])).values()];
  return [...new Map(forms.map((each) => [each.word, each])).values()].toReversed();
}

/** The words of most gigs first. */
function begunWords(begun: string) {
  return sql`(select coalesce(json_agg(json_build_object('word', b.word, 'lexeme', b.lexeme) order by b.uses desc, length(b.word), b.word), '[]')
    from (
      select w.word, w.lexeme, w.uses from (
        select s.word, s.lexeme, (select sum(c.gigs) from search_lexemes c where c.lexeme = s.lexeme) as uses
        from search_words s, search_text(${begun}) t(begun) where s.word ~>=~ t.begun and s.word ~<~ (t.begun || ${LAST}) limit ${BEGUN_WORDS}) w
      where w.uses > 0 order by w.uses desc, length(w.word), w.word limit ${4 * MOST_WORDS}) b)`;
}

/**
 * A word of the name begins so. Two patterns, because the index of trigrams knows where a word begins. Kept counts say whether gigs are
 * in it: whether a row exists PostgreSQL may answer by reading all gigs.
 */
function begunCategories(text: string) {
  if (!/[\p{L}\p{N}]/u.test(text)) return sql`'[]'::json`;
  const begun = text.replace(/[\\%_]/g, String.raw`\$&`);
  return sql`(select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by length(b.name), b.name), '[]')
    from (
      select c.id, c.name from (
        select id, name from categories c
        where (lower(name) like ${`${begun}%`} or lower(name) like ${`% ${begun}%`})
          and (select sum(n.gigs) from search_counts n where n.within = coalesce(c.parent_id, '') and n.category = c.id) > 0
        limit ${BEGUN_CATEGORIES}) c
      order by length(c.name), c.name limit ${MOST_CATEGORIES}) b)`;
}

/** The name or the handle begins so, and something of theirs is for sale. */
function begunSellers(text: string) {
  const beginsSo = (column: "name" | "handle") => sql`
    (select id, handle, name from users where lower(${sql(column)}) ~>=~ ${text} and lower(${sql(column)}) ~<~ ${text + LAST} limit ${BEGUN_PEOPLE})`;
  return sql`(select coalesce(json_agg(json_build_object('handle', b.handle, 'name', b.name) order by length(b.name), b.name), '[]')
    from (
      select u.handle, u.name from (${beginsSo("name")} union ${beginsSo("handle")}) u
      where exists (select from search_gigs s where s.freelancer_id = u.id)
      order by length(u.name), u.name limit ${MOST_SELLERS}) b)`;
}
