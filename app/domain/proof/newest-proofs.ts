/** The last proof of each kind, for the staff's overview. */
import { sql } from "#app/domain/store/store.ts";
import type { Verification } from "./verify.ts";

export interface StoredProof {
  coverage: "full" | "new";
  at: Date;
  ms: number;
  healthy: boolean;
  verification: Verification;
}

/** Full first; a kind that was never made is missing. */
export async function newestProofs(): Promise<StoredProof[]> {
  return sql<StoredProof[]>`
    select distinct on (coverage) coverage, at, ms, healthy, verification
    from proofs order by coverage, at desc, id desc`;
}
