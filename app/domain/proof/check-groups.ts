/** Groups the checks of a proof for several connections: checks that share a sum stay on one connection. */
import { mentions, standalone } from "./check-files.ts";
import type { Check, Fact } from "./check-files.ts";
import type { Tx } from "#db/client.server.ts";

export interface CheckGroup {
  /** Sums computed once, before the checks. */
  facts: Fact[];
  checks: Check[];
  /** The planner's cost estimate, in its own unit. */
  cost: number;
}

/** Groups, the most expensive first, so that no connection ends with a long one alone. Benchmark: `npm run bench -- verify`. */
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

/** Sums that more than one query reads; a sum with one reader is inlined there. */
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
