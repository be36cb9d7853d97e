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

/** The number of gigs that have the query's only lexeme; null for a query of several. */
export function exactlyFound(query: string, counts: LexemeCounts): number | null {
  const tokens = query.match(TOKEN) ?? [];
  const [only = ""] = tokens;
  return tokens.length === 1 ? (counts.get(lexemeOf(only)) ?? 0) : null;
}

function lexemeOf(token: string): string {
  return token
    .replace(/:[*A-D]+$/, "")
    .slice(1, -1)
    .replace(/''/g, "'")
    .replace(/\\(.)/g, "$1");
}
