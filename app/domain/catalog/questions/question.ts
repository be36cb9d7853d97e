/** A typed question that a gig asks the buyer of an order, its limits, and the key by which answers name it. Pure. */
import { createHash } from "node:crypto";

export const QUESTION_KINDS = ["text", "choice", "number", "file"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export function isQuestionKind(text: string): text is QuestionKind {
  return QUESTION_KINDS.some((kind) => kind === text);
}

export interface GigQuestion {
  ask: string;
  kind: QuestionKind;
  /** The start's clock of an order waits for the answer. */
  required: boolean;
  /** What a buyer can choose from; empty for other kinds. */
  options: string[];
}

/** A question as gigs and orders store it. */
export interface AskedQuestion extends GigQuestion {
  key: string;
}

export const QUESTION_LIMITS = {
  most: 6,
  ask: 200,
  options: { min: 2, max: 20, length: 80 },
  answer: 2000,
} as const;

/** The same question has the same key in every version of its gig, wherever it stands: a form opened earlier names it too. */
function keyOf({ ask, kind, options }: GigQuestion): string {
  const words = JSON.stringify([kind, ask, options]);
  return createHash("sha256").update(words).digest("hex").slice(0, 12);
}

export function asked(questions: readonly GigQuestion[]): AskedQuestion[] {
  return questions.map(({ ask, kind, required, options }) => {
    const question = { ask, kind, required, options };
    return { key: keyOf(question), ...question };
  });
}
