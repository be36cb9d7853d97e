/** Cuts a proof into pieces that can be worked on apart: checks that share what has to be added up stay together. */
import { mentions, standalone } from "./check-files.ts";
import type { Check, Fact } from "./check-files.ts";
import type { Tx } from "#db/client.server.ts";

export interface Piece {
  /** Worked out once, before the checks. */
  facts: Fact[];
  checks: Check[];
  /** The planner's estimate of its work, in its own unit. */
  cost: number;
}

/** Pieces, the longest first: with them in that order no lane is left with a long one at the end. */
export async function cutPieces(tx: Tx, checks: Check[]): Promise<Piece[]> {
  const shared = sharedFacts(checks);
  const pieces: Piece[] = [];
  for (const check of checks) {
    const facts = check.facts.filter(({ name }) => shared.has(name));
    const cost = await estimate(tx, check);
    const together = pieces.find((piece) => facts.some(({ name }) => holds(piece, name)));
    if (together === undefined) pieces.push({ facts, checks: [check], cost });
    else {
      together.facts.push(...facts.filter(({ name }) => !holds(together, name)));
      together.checks.push(check);
      together.cost += cost;
    }
  }
  return pieces.toSorted((a, b) => b.cost - a.cost);
}

function holds(piece: Piece, name: string): boolean {
  return piece.facts.some((fact) => fact.name === name);
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
