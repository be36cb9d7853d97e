/** Words for the kinds of answers that a gig can ask for. */
import type { QuestionKind } from "#app/domain/catalog/questions/question.ts";

export const KIND_WORDS: Record<QuestionKind, string> = {
  text: "words",
  choice: "one of several choices",
  number: "a number",
  file: "files",
};
