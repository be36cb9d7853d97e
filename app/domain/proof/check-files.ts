/** Reads the checks of `db/checks`: one SQL query per invariant, whose first line says what it proves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A sum that several checks read like a table, from `db/checks/facts`; computed once. */
export interface Fact {
  /** Table name in queries. */
  name: string;
  query: string;
  /** Other sums it reads. */
  facts: Fact[];
}

export interface Check {
  name: string;
  /** The check's first line; one sentence. */
  proves: string;
  /** A violation means the books are wrong; a warning means work waits too long. */
  kind: "violation" | "warning";
  /** Returns the rows that are wrong, none when healthy. Reads sums like tables, see `standalone`. */
  query: string;
  /** All sums it reads, directly or through others, each after those it builds on. */
  facts: Fact[];
}

const FOLDERS = [
  { folder: "db/checks", kind: "violation" },
  { folder: "db/checks/warnings", kind: "warning" },
] as const;

/** All checks by name, violations first. */
export function readChecks(): Check[] {
  const facts = readFacts();
  return FOLDERS.flatMap(({ folder, kind }) =>
    readQueries(folder).map(({ name, query }) => {
      const [, proves = ""] = /^-- (.+)$/m.exec(query) ?? [];
      return {
        name,
        proves,
        kind,
        query,
        facts: withDeeper(facts.filter(({ name: fact }) => mentions(query, fact))),
      };
    }),
  );
}

/** All sums by name. */
export function readFacts(): Fact[] {
  const all = readQueries("db/checks/facts").map(({ name, query }) => ({
    name: name.replaceAll("-", "_"),
    query,
  }));
  const read = ({ name, query }: { name: string; query: string }): Fact => {
    const facts = all.filter((one) => one.name !== name && mentions(query, one.name)).map(read);
    return { name, query, facts: withDeeper(facts) };
  };
  return all.map(read);
}

/** The query with a `with` clause for every sum that is not yet a table in `ready`. */
export function standalone(
  { query, facts }: Pick<Check, "query" | "facts">,
  ready: ReadonlySet<string> = new Set(),
): string {
  const parts = facts
    .filter((fact) => !ready.has(fact.name))
    .map((fact) => `${fact.name} as (\n${fact.query}\n)`);
  return parts.length === 0 ? query : `with ${parts.join(", ")} select * from (\n${query}\n) found`;
}

export function mentions(query: string, fact: string): boolean {
  return new RegExp(`\\b${fact}\\b`).test(query);
}

/** The sums with those they build on before them, each once. */
function withDeeper(facts: Fact[]): Fact[] {
  const byName = new Map<string, Fact>();
  for (const fact of facts)
    for (const one of [...fact.facts, fact]) if (!byName.has(one.name)) byName.set(one.name, one);
  return [...byName.values()];
}

function readQueries(folder: string): Array<{ name: string; query: string }> {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const query = readFileSync(join(folder, file), "utf8");
      if (!/^-- .+\n/.test(query))
        throw new Error(`${folder}/${file} must begin with a comment that says what it proves`);
      return { name: file.replace(/\.sql$/, ""), query };
    });
}
