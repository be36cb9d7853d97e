/** Reasons for a dispute: code → the parties who may give it, and its words. */

interface ReasonRow {
  by: readonly ("buyer" | "freelancer" | "clock")[];
  label: string;
  /** The evidence that helps staff decide. */
  evidence: string;
}

export const DISPUTE_REASONS = {
  not_delivered: {
    by: ["buyer"],
    label: "Nothing usable was delivered",
    evidence: "Say what you expected and by when.",
  },
  not_as_ordered: {
    by: ["buyer"],
    label: "It is not what was ordered",
    evidence: "Name the points of the order that are missing or different.",
  },
  poor_quality: {
    by: ["buyer"],
    label: "The work has serious faults",
    evidence: "Show the faults; screenshots help.",
  },
  not_original: {
    by: ["buyer"],
    label: "The work is copied or may not be used",
    evidence: "Say where the original can be found.",
  },
  too_late: {
    by: ["buyer"],
    label: "It came too late to be of use",
    evidence: "Say what the date was needed for.",
  },
  work_refused: {
    by: ["freelancer"],
    label: "The work is done, but is not accepted",
    evidence: "Point to the delivery and to what was ordered.",
  },
  more_demanded: {
    by: ["freelancer"],
    label: "More is demanded than was ordered",
    evidence: "Name what was asked for beyond the order.",
  },
  no_cooperation: {
    by: ["freelancer"],
    label: "I cannot get what I need to do the work",
    evidence: "Say what you asked for and when.",
  },
  misconduct: {
    by: ["buyer", "freelancer"],
    label: "Threats, insults or a request to pay outside Farthing",
    evidence: "Quote what was written.",
  },
  other: {
    by: ["buyer", "freelancer"],
    label: "Something else",
    evidence: "Say what happened, in order.",
  },
  revision_overdue: {
    by: ["clock"],
    label: "A revision is long overdue",
    evidence: "Say what is still missing, or why the delivered work is complete.",
  },
} as const satisfies Record<string, ReasonRow>;

export type DisputeReason = keyof typeof DISPUTE_REASONS;

/** The reasons one party may give, in the table's order. */
export function reasonsFor(
  side: "buyer" | "freelancer",
): Array<{ code: DisputeReason; label: string; evidence: string }> {
  return (Object.entries(DISPUTE_REASONS) as Array<[DisputeReason, ReasonRow]>)
    .filter(([, row]) => row.by.includes(side))
    .map(([code, { label, evidence }]) => ({ code, label, evidence }));
}

/** True when the text is a reason this party may give. */
export function isReasonFor(side: "buyer" | "freelancer", code: string): code is DisputeReason {
  return reasonsFor(side).some((reason) => reason.code === code);
}

/** A reason's words; a code that is no longer in the table is shown unchanged. */
export function reasonWords(code: string): string {
  return Object.hasOwn(DISPUTE_REASONS, code)
    ? DISPUTE_REASONS[code as DisputeReason].label
    : code.replaceAll("_", " ");
}
