/** Cuts a proof into pieces that can be worked on apart: checks that share what has to be added up stay together. */
import { standalone } from "#app/domain/ledger/check-files.ts";
import type { Check, Fact } from "#app/domain/ledger/check-files.ts";
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
  const pieces: Piece[] = [];
  for (const check of checks) {
    const facts = check.facts.filter((fact) => isShared(fact, checks));
    const cost = await estimate(tx, check);
    const together = pieces.find((piece) => piece.facts.some((fact) => facts.includes(fact)));
    if (together === undefined) pieces.push({ facts, checks: [check], cost });
    else {
      together.facts = [...new Set([...together.facts, ...facts])];
      together.checks.push(check);
      together.cost += cost;
    }
  }
  return pieces.toSorted((a, b) => b.cost - a.cost);
}

/** Small lists are read again rather than kept, and what only one check needs is part of its query. */
function isShared(fact: Fact, checks: Check[]): boolean {
  return checks.filter((check) => check.facts.includes(fact)).length > 1;
}

async function estimate(tx: Tx, check: Check): Promise<number> {
  const [row] = await tx.unsafe<{ "QUERY PLAN": [{ Plan: { "Total Cost": number } }] }[]>(
    `explain (format json) ${standalone(check)}`,
  );
  return row?.["QUERY PLAN"][0].Plan["Total Cost"] ?? 0;
}
