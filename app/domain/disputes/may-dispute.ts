/** Whether an actor may make a dispute's transition now. Pure: commands ask it inside the lock, pages for their buttons. */
import type { Obstacle } from "#app/domain/kernel/refusal.ts";
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
 * The obstacle, or null. Strangers get `not_found`, the wrong party `not_allowed`; then come `dispute_closed`, `awaiting_answer`
 * and, when the form was rendered with another `version`, `stale`.
 */
export function whyNotDispute(
  dispute: DisputeNow,
  transition: DisputeTransition,
  party: DisputeParty | null,
  version?: number,
): Obstacle | null {
  const row: DisputeTransitionRow = DISPUTE_LIFECYCLE[transition];
  if (party === null) return { code: "not_found" };
  if (!row.by.includes(party)) return { code: "not_allowed" };
  if (!row.from.includes(dispute.state)) return outOfPlace(dispute.state);
  if (version !== undefined && version !== dispute.version)
    return { code: "stale", facts: { version: `${dispute.version}` } };
  return null;
}

function outOfPlace(state: DisputeState): Obstacle {
  if (state === "closed") return { code: "dispute_closed" };
  if (state === "open") return { code: "awaiting_answer" };
  return { code: "transition_refused", facts: { state } };
}
