/**
 * A gig's lifecycle: transition · from · to · by whom. Buttons, the database's guard and tests derive from it. Running
 * orders do not depend on it: they keep the quote they were funded at.
 */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type GigState = "draft" | "published" | "paused" | "blocked";

export interface GigTransitionRow extends Step<GigState> {
  by: "freelancer" | "staff";
  /** Text of the button. */
  label: string;
  /** Its effect, shown before it is pressed. */
  effect: string;
}

export const GIG_LIFECYCLE = {
  create: {
    from: [],
    to: ["draft"],
    by: "freelancer",
    label: "Save as draft",
    effect: "Only you can see a draft.",
  },
  import: {
    from: [],
    to: ["published"],
    by: "staff",
    label: "Import",
    effect: "The gigs are for sale at once.",
  },
  publish: {
    from: ["draft"],
    to: ["published"],
    by: "freelancer",
    label: "Publish the gig",
    effect: "Everybody can find and order this gig.",
  },
  pause: {
    from: ["published"],
    to: ["paused"],
    by: "freelancer",
    label: "Pause the gig",
    effect: "Nobody can order it until you resume it. Running orders continue.",
  },
  resume: {
    from: ["paused"],
    to: ["published"],
    by: "freelancer",
    label: "Resume the gig",
    effect: "Everybody can find and order this gig again.",
  },
  block: {
    from: ["published", "paused"],
    to: ["blocked"],
    by: "staff",
    label: "Block the gig",
    effect: "It leaves the market and the freelancer sees the reason. Running orders continue.",
  },
  unblock: {
    from: ["blocked"],
    to: ["paused"],
    by: "staff",
    label: "Unblock the gig",
    effect: "It will be paused. The freelancer decides when to resume it.",
  },
} as const satisfies Record<string, GigTransitionRow>;

export type GigTransition = keyof typeof GIG_LIFECYCLE;

export const GIG_STATES: readonly GigState[] = ["draft", "published", "paused", "blocked"];

/** The transitions a freelancer or staff may make from a state, in the table's order. */
export function gigTransitionsFrom(state: GigState, by: "freelancer" | "staff"): GigTransition[] {
  return (Object.keys(GIG_LIFECYCLE) as GigTransition[]).filter((name) => {
    const row: GigTransitionRow = GIG_LIFECYCLE[name];
    return row.by === by && row.from.includes(state);
  });
}
