/**
 * Whether a party may make a transition of an existing dispute now; whether one may be opened is in `disputable-task.ts`. Pure:
 * commands ask it while they hold the lock, pages for their buttons.
 */
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
 * The obstacle, or null. `not_found` for an actor who is no party, `not_allowed` for the wrong party; then `dispute_closed` and
 * `awaiting_answer`; `stale` when the form was rendered with another `version`.
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
