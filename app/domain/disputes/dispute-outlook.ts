/** Words for a dispute's next step: when it comes, who can stop it, and what happens if no party acts. Pure. */
import { GIVING_IN } from "./dispute-lifecycle.ts";
import type { DisputeState } from "./dispute-lifecycle.ts";

export interface Outlook {
  what: string;
  at: Date | null;
  whoCanStop: string;
  ifSilent: string;
}

interface Situation {
  state: DisputeState;
  openedBy: "buyer" | "freelancer" | "clock";
  answerDueAt: Date;
  rulingDueAt: Date | null;
  /** Parties that have made a statement. */
  heard: ReadonlySet<string>;
  party: "buyer" | "freelancer" | "staff";
}

const SIDES = ["buyer", "freelancer"] as const;

/** Null once the dispute is closed. */
export function disputeOutlook(dispute: Situation): Outlook | null {
  if (dispute.state === "closed") return null;
  if (dispute.state === "review")
    return {
      what: "Staff read both sides and rule.",
      at: dispute.rulingDueAt,
      whoCanStop: "Either side, by giving in: the buyer releases, or the freelancer gives back.",
      ifSilent:
        "Nothing moves. The money stays held until staff rule; they aim for the time above.",
    };
  return {
    what: `${awaited(dispute)} until then; after that staff decide.`,
    at: dispute.answerDueAt,
    whoCanStop:
      "Either side, by giving in. An answer does not stop it: it brings the dispute to staff sooner.",
    ifSilent:
      "The money stays held, and staff decide with what was said so far. Silence alone does not lose the money.",
  };
}

/** The parties whose statement is missing, worded for the reader. */
function awaited({ heard, party }: Situation): string {
  const missing = SIDES.filter((side) => !heard.has(side));
  if (missing.length === 2) return "Both sides can tell their side";
  if (missing[0] === party) return "You can answer";
  return missing[0] === "buyer" ? "The buyer can answer" : "The freelancer can answer";
}

/** True when this party has a transition with which it gives in. */
export function mayConcede(party: string, state: DisputeState): party is keyof typeof GIVING_IN {
  return state !== "closed" && Object.hasOwn(GIVING_IN, party);
}
