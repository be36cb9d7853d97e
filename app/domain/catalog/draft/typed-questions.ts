/** The questions of a gig as fields of its form: six places, any of which may be empty. */
import { isQuestionKind, QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import type { GigQuestion } from "#app/domain/catalog/questions/question.ts";
import type { TypedGig } from "./draft-fields.ts";

export const QUESTION_SLOTS = Array.from({ length: QUESTION_LIMITS.most }, (_, n) => n + 1);

const LABELS = { ask: "what you ask", kind: "answer", options: "choices", required: "needed" };

/** Every field of the questions, each with its label. */
export const QUESTION_FIELDS = QUESTION_SLOTS.flatMap((slot) =>
  Object.entries(LABELS).map(([name, label]): [string, string] => [
    `question.${slot}.${name}`,
    `Question ${slot}: ${label}`,
  ]),
);

/** The usual values of a question's fields in a new gig. */
const USUAL_QUESTION = { kind: "text", required: "yes" };

/** A draft of an earlier release, or one that a program saved, says nothing of questions: the gig keeps those it has. */
export function saysQuestions(typed: TypedGig): boolean {
  return QUESTION_FIELDS.some(([name]) => typed[name] !== undefined);
}

/** Questions → the text of their fields, also of the empty places. */
export function typedQuestions(questions: readonly GigQuestion[]): TypedGig {
  return Object.assign(
    {},
    ...QUESTION_SLOTS.map((slot) => {
      const question = questions[slot - 1];
      const { kind, required } = USUAL_QUESTION;
      return {
        [`question.${slot}.ask`]: question?.ask ?? "",
        [`question.${slot}.kind`]: question?.kind ?? kind,
        [`question.${slot}.options`]: question?.options.join("\n") ?? "",
        [`question.${slot}.required`]: question?.required === false ? "no" : required,
      };
    }),
  );
}

/** The places with a question, in order. */
export function filledQuestions(text: (name: string) => string): number[] {
  const typed = (slot: number) =>
    text(`question.${slot}.ask`) + text(`question.${slot}.options`) !== "";
  return QUESTION_SLOTS.filter(typed);
}

/** Reads the filled places. `note` is told of a kind that no form sends. */
export function readQuestions(
  text: (name: string) => string,
  note: (name: string, sentence: string) => void,
): GigQuestion[] {
  return filledQuestions(text).map((slot) => {
    const kind = text(`question.${slot}.kind`);
    if (!isQuestionKind(kind)) note(`question.${slot}.kind`, "Choose one from the list.");
    const read = isQuestionKind(kind) ? kind : "text";
    return {
      ask: text(`question.${slot}.ask`),
      kind: read,
      required: text(`question.${slot}.required`) !== "no",
      options: read === "choice" ? readOptions(text(`question.${slot}.options`)) : [],
    };
  });
}

/** One a line; a line written twice counts once. */
function readOptions(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim().replace(/\s+/g, " "));
  return [...new Set(lines.filter((line) => line !== ""))];
}
