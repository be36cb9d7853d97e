/** What staff did about the security of a person's account, as lines of a timeline. Pure: the browser's build imports it. */
import type { SecurityDecision } from "#app/domain/payouts/security-file.ts";
import type { TimelineEntry } from "#app/ui/page/timeline.tsx";

const WORDS = { start_recovery: "Started a recovery", lift_freeze: "Released the payouts" };

export function securityTimeline(decisions: readonly SecurityDecision[]): TimelineEntry[] {
  return decisions.map(({ id, at, what, by, reason: note }) => ({
    id,
    at,
    who: by ?? "The operator",
    what: WORDS[what],
    note,
  }));
}
