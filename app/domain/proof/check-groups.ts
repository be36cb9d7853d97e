/** Cuts a proof into groups that can be worked on apart: checks that share what has to be added up stay together. */
import { mentions, standalone } from "./check-files.ts";
import type { Check, Fact } from "./check-files.ts";
import type { Tx } from "#db/client.server.ts";

export interface CheckGroup {
  /** Worked out once, before the checks. */
  facts: Fact[];
  checks: Check[];
  /** The planner's estimate of its work, in its own unit. */
  cost: number;
}

/** Pieces, the longest first: with them in that order no connection is left with a long one at the end. */
export async function groupChecks(tx: Tx, checks: Check[]): Promise<CheckGroup[]> {
  const shared = sharedFacts(checks);
  const groups: CheckGroup[] = [];
  for (const check of checks) {
    const facts = check.facts.filter(({ name }) => shared.has(name));
    const cost = await estimate(tx, check);
    const together = groups.find((group) => facts.some(({ name }) => holds(group, name)));
    if (together === undefined) groups.push({ facts, checks: [check], cost });
    else {
      together.facts.push(...facts.filter(({ name }) => !holds(together, name)));
      together.checks.push(check);
      together.cost += cost;
    }
  }
  return groups.toSorted((a, b) => b.cost - a.cost);
}

function holds(group: CheckGroup, name: string): boolean {
  return group.facts.some((fact) => fact.name === name);
}

/** What more than one query reads by itself; what only one reads is part of it. */
function sharedFacts(checks: Check[]): Set<string> {
  const facts = new Map(checks.flatMap((check) => check.facts).map((fact) => [fact.name, fact]));
  const queries = [...checks, ...facts.values()].map(({ query }) => query);
  const readers = (name: string) => queries.filter((query) => mentions(query, name)).length;
  return new Set([...facts.keys()].filter((name) => readers(name) > 1));
}

async function estimate(tx: Tx, check: Check): Promise<number> {
  const [row] = await tx.unsafe<{ "QUERY PLAN": [{ Plan: { "Total Cost": number } }] }[]>(
    `explain (format json) ${standalone(check)}`,
  );
  return row?.["QUERY PLAN"][0].Plan["Total Cost"] ?? 0;
}
