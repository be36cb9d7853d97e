/** The invariants of the books as they lie in `db/checks`: one SQL query each, whose first line says what it proves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A sum or list that checks read like a table, from `db/checks/facts`: worked out once where several need it. */
export interface Fact {
  /** As queries call it. */
  name: string;
  query: string;
  /** What it builds on itself, as for a check. */
  facts: Fact[];
}

export interface Check {
  name: string;
  /** One sentence. */
  proves: string;
  /** A violation means the books are wrong; a warning means something waits too long. */
  kind: "violation" | "warning";
  /** Returns what is wrong; nothing when healthy. Reads facts like tables, see `standalone`. */
  query: string;
  /** What it reads, directly and through other facts, in the order they build on each other. */
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

/** Every fact by its name. */
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

/** A query with everything it reads that is not `ready` as a table: for a store where nothing was worked out before. */
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

/** Facts with those they build on before them, each once. */
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
