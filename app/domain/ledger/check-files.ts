/** The invariants of the books as they lie in `db/checks`: one SQL query each, whose first line says what it proves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A sum or list that checks read like a table, from `db/checks/facts`: worked out once where several need it. */
export interface Fact {
  /** As queries call it. */
  name: string;
  query: string;
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
      return { name, proves, kind, query, facts: factsOf(query, facts) };
    }),
  );
}

/** All facts, each after those it builds on. */
export function readFacts(): Fact[] {
  const all = readQueries("db/checks/facts").map(({ name, query }) => ({
    name: name.replaceAll("-", "_"),
    query,
  }));
  return factsOf(all.map(({ name }) => name).join(" "), all);
}

/** The check's query with everything it reads: for a store where nothing was worked out before. */
export function standalone({ query, facts }: Check): string {
  if (facts.length === 0) return query;
  const parts = facts.map((fact) => `${fact.name} as (\n${fact.query}\n)`);
  return `with ${parts.join(", ")} select * from (\n${query}\n) found`;
}

export function mentions(query: string, fact: Fact): boolean {
  return new RegExp(`\\b${fact.name}\\b`).test(query);
}

function factsOf(query: string, all: Fact[]): Fact[] {
  const found = new Set<Fact>();
  for (const fact of all.filter((one) => mentions(query, one))) {
    const others = all.filter((other) => other !== fact);
    for (const deeper of factsOf(fact.query, others)) found.add(deeper);
    found.add(fact);
  }
  return [...found];
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
