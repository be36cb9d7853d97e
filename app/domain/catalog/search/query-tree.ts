/** Reads a `tsquery` as text: its lexemes, its form for titles, and about how many gigs it finds. Pure. */

/** Lexeme → number of gigs for sale that have it; behind `=` the lexemes of titles, and `=` alone is the number of all. */
export type LexemeCounts = ReadonlyMap<string, number>;

const TOKEN = /'(?:[^'\\]|''|\\.)*'(?::[*A-D]+)?|<(?:-|\d+)>|[&|!()]/g;

/**
 * The same query, of titles only. The index knows lexemes of titles behind `=`; it knows no places, so that a phrase is asked by weight.
 * What is excluded stays excluded from the whole text.
 */
export function ofTitles(query: string): string {
  const phrase = /<(?:-|\d+)>/.test(withoutWords(query));
  const titles = query.replace(TOKEN, (token) => {
    if (!token.startsWith("'")) return token;
    return phrase ? `${token}:A` : `'=${token.slice(1)}`;
  });
  return withoutWords(query).includes("!") ? `(${query}) & (${titles})` : titles;
}

/** The same query, of everything but the freelancer's names and skills, which have a weight of their own. */
export function withoutFreelancer(query: string): string {
  return query.replace(TOKEN, (token) => (token.startsWith("'") ? `${token}:ABD` : token));
}

export function lexemesIn(query: string): string[] {
  return (query.match(TOKEN) ?? []).filter((token) => token.startsWith("'")).map(lexemeOf);
}

function withoutWords(query: string): string {
  return query.replace(/'(?:[^'\\]|''|\\.)*'/g, "");
}

/** The most gigs that `query` can find by the counts of its lexemes; `titles`: in their titles. */
export function mostFound(query: string, counts: LexemeCounts, titles = false): number {
  return estimate(query, counts, { titles, meet: Math.min });
}

/** About how many it finds: words meet more often than by chance, and less often than they can. */
export function likelyFound(query: string, counts: LexemeCounts, titles = false): number {
  const all = Math.max(counts.get("=") ?? 0, 1);
  const meet = (a: number, b: number) => Math.min(a, b) * Math.sqrt(Math.max(a, b) / all);
  return estimate(query, counts, { titles, meet });
}

interface Way {
  titles: boolean;
  /** How many gigs have both of two things that so many have. */
  meet: (a: number, b: number) => number;
}

function estimate(query: string, counts: LexemeCounts, { titles, meet }: Way): number {
  const all = counts.get("=") ?? 0;
  const of = (lexeme: string) => counts.get(titles ? `=${lexeme}` : lexeme) ?? 0;
  const tokens = query.match(TOKEN) ?? [];
  let place = 0;
  const either = (): number => {
    let sum = both();
    while (tokens[place] === "|") {
      place += 1;
      sum += both();
    }
    return Math.min(sum, all);
  };
  const both = (): number => {
    let least = one();
    while (tokens[place] === "&" || tokens[place]?.startsWith("<") === true) {
      place += 1;
      least = meet(least, one());
    }
    return least;
  };
  const one = (): number => {
    const token = tokens[place] ?? "";
    place += 1;
    if (token === "(") {
      const inner = either();
      place += 1;
      return inner;
    }
    if (token !== "!") return of(lexemeOf(token));
    one();
    return all;
  };
  return tokens.length === 0 ? 0 : either();
}

/** The number of gigs that have the query's only lexeme, or one of each language; null for a query of several. */
export function exactlyFound(query: string, counts: LexemeCounts): number | null {
  const lexemes = query.split(" | ").map((each) => LEXEME_ALONE.exec(each)?.[1] ?? null);
  const read = lexemes.filter((each) => each !== null);
  const languages = new Set(read.map((each) => LANGUAGE.exec(each)?.[1] ?? ""));
  // A gig has one language, so that none is counted twice.
  if (read.length < lexemes.length || languages.size < read.length) return null;
  return read.reduce((sum, each) => sum + (counts.get(lexemeOf(each)) ?? 0), 0);
}

const LEXEME_ALONE = /^\(?('(?:[^'\\]|''|\\.)*'(?::[*A-D]+)?)\)?$/;
const LANGUAGE = /^'(\w+):/;

export interface AskedIn {
  language: string;
  query: string;
}

/**
 * One query of the words as they are in each language, without the languages whose gigs cannot have them. The store names lexemes by
 * their language, those of English by nothing. Where no gig can have them, they are asked in English.
 */
export function inLanguages(asked: readonly AskedIn[], counts: LexemeCounts): string {
  const named = asked.map((each) => ({ ...each, query: namedBy(each) }));
  const able = named.filter(({ query }) => query !== "" && mostFound(query, counts) > 0);
  const [only] = able;
  if (only === undefined) return named.find(({ language }) => language === "en")?.query ?? "";
  if (able.length === 1) return only.query;
  // What only excludes must not take the gigs of one language for those that lack the word of another.
  const joint = able.every(({ query }) => excludesOnly(query)) ? " & " : " | ";
  return able.map(({ query }) => `(${query})`).join(joint);
}

function excludesOnly(query: string): boolean {
  return /^(?:!(?:'(?:[^'\\]|''|\\.)*'|\([^()]*\))(?: & |$))+$/.test(query);
}

function namedBy({ language, query }: AskedIn): string {
  if (language === "en") return query;
  return query.replace(TOKEN, (token) =>
    token.startsWith("'") ? `'${language}:${token.slice(1)}` : token,
  );
}

function lexemeOf(token: string): string {
  return token
    .replace(/:[*A-D]+$/, "")
    .slice(1, -1)
    .replace(/''/g, "'")
    .replace(/\\(.)/g, "$1");
}
