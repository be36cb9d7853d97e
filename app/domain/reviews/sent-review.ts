/** The stars, marks and text of a review as they are sent. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { MARK_NAMES, MAX_REVIEW, MOST_STARS, marksOf } from "./review-marks.ts";
import type { Mark, Marks, ReviewSide } from "./review-marks.ts";

export interface SentReview {
  /** 1 to 5. */
  stars: number;
  /** 1 to 5 each; those of the other side must be absent. */
  marks: Partial<Record<Mark, number | null>>;
  /** May be empty. */
  text: string;
}

/** As it is stored. Refuses `invalid_input` at the field. */
export function readReview(sent: SentReview): SentReview & { marks: Marks } {
  if (!isStar(sent.stars))
    refuse("invalid_input", { field: "stars", sentence: "Choose one to five stars." });
  const marks = Object.fromEntries(
    MARK_NAMES.map((name) => [name, sent.marks[name] ?? null]),
  ) as Marks;
  for (const name of MARK_NAMES)
    if (marks[name] !== null && !isStar(marks[name]))
      refuse("invalid_input", { field: name, sentence: "Choose one to five, or nothing." });
  const text = requireWritten(sent.text, "text", { max: MAX_REVIEW, lines: "many" });
  return { stars: sent.stars, marks, text };
}

function isStar(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST_STARS;
}

/** Refuses `invalid_input` for marks that the other side gives. */
export function requireMarksOf(side: ReviewSide, marks: Marks): void {
  const own = new Set(marksOf(side).map(([name]) => name));
  const wrong = MARK_NAMES.find((name) => marks[name] !== null && !own.has(name));
  if (wrong === undefined) return;
  refuse("invalid_input", {
    field: wrong,
    sentence: "The other side of an order gives this mark.",
  });
}
