/** One line of the home page: what to do, about which work, until when, and for how much. */
import type { ReactNode } from "react";
import type { Money } from "#app/domain/kernel/money.ts";

export interface NeedLine {
  id: string;
  /** What to do, as the text of the link. */
  title: string;
  href: string;
  /** What happened, and what happens if the person does nothing. */
  words: ReactNode;
  /** The person's own deadline; null where there is none. */
  at: Date | null;
  amount: Money | null;
}

/** The lines with the nearest deadline first; those without one last, in their order. */
export function byDeadline(lines: readonly NeedLine[]): NeedLine[] {
  const due = ({ at }: NeedLine) => at?.getTime() ?? Number.POSITIVE_INFINITY;
  return lines.toSorted((one, other) =>
    due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0,
  );
}
