/** Words for how soon a person answers a first message. Pure. */
import { ANSWER_RULES } from "#app/domain/reputation/answers.ts";
import type { SellerAnswers } from "#app/domain/reputation/answers.ts";
import { writeDistance } from "#app/ui/page/when.tsx";

/** `within 2 hours 10 minutes`; with a few messages only, a dash. */
export function answersValue({ seconds, of }: SellerAnswers): string {
  if (of < ANSWER_RULES.enough) return "–";
  return seconds === null ? "seldom" : `within ${writeDistance(seconds * 1000)}`;
}

/** `median of 12 first messages, 11 answered`. */
export function answersNote({ of, answered }: SellerAnswers): string {
  if (of === 0) return "no first messages yet";
  const messages = `${of.toLocaleString("en")} first ${of === 1 ? "message" : "messages"}`;
  const said = `${answered.toLocaleString("en")} of ${messages} answered`;
  return of < ANSWER_RULES.enough ? `${said}, too few to tell` : `median; ${said}`;
}
