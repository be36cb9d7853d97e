/** The reference and metadata of an order are its buyer's alone: other readers get none. Pure. */
import type { Party } from "./locked-task.ts";

export interface OwnFacts {
  /** The buyer's own name for the order; null for other readers. */
  reference: string | null;
  /** Facts of the buyer's program, key → text; null for other readers. */
  metadata: Record<string, string> | null;
}

export function ownFactsFor<T extends OwnFacts>(party: Party, thing: T): T {
  return party === "buyer" ? thing : { ...thing, reference: null, metadata: null };
}
