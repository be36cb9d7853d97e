/** Whether somebody may make a dispute's transition now. Pure: commands ask it inside the lock, pages for their buttons. */
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { DISPUTE_LIFECYCLE } from "./dispute-lifecycle.ts";
import type {
  DisputeParty,
  DisputeState,
  DisputeTransition,
  DisputeTransitionRow,
} from "./dispute-lifecycle.ts";

export interface DisputeNow {
  state: DisputeState;
  version: number;
}

/**
 * The refusal that stands in the way, or null. Strangers get `not_found`, the wrong side `not_allowed`; then come
 * `dispute_closed`, `awaiting_answer` and, when the form saw another `version`, `stale`.
 */
export function whyNotDispute(
  dispute: DisputeNow,
  transition: DisputeTransition,
  party: DisputeParty | null,
  version?: number,
): Refusal | null {
  const row: DisputeTransitionRow = DISPUTE_LIFECYCLE[transition];
  if (party === null) return new Refusal("not_found");
  if (!row.by.includes(party)) return new Refusal("not_allowed");
  if (!row.from.includes(dispute.state)) return outOfPlace(dispute.state);
  if (version !== undefined && version !== dispute.version)
    return new Refusal("stale", { facts: { version: `${dispute.version}` } });
  return null;
}

function outOfPlace(state: DisputeState): Refusal {
  if (state === "closed") return new Refusal("dispute_closed");
  if (state === "open") return new Refusal("awaiting_answer");
  return new Refusal("transition_refused", { facts: { state } });
}
