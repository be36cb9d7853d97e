/** Reads the form of a review. */
import { MARK_NAMES } from "#app/domain/reviews/review-marks.ts";
import type { SentReview } from "#app/domain/reviews/sent-review.ts";
import type { SentForm } from "#app/http/form.ts";

/** Digits as a number; 0, which no review takes, for anything else. */
function numberOf(text: string): number {
  return /^\d$/.test(text) ? Number.parseInt(text, 10) : 0;
}

export function sentReview(form: SentForm): SentReview {
  const marks = Object.fromEntries(
    MARK_NAMES.flatMap((name) =>
      form.text(name) === "" ? [] : [[name, numberOf(form.text(name))]],
    ),
  ) as SentReview["marks"];
  return { stars: numberOf(form.text("stars")), marks, text: form.text("text") };
}
