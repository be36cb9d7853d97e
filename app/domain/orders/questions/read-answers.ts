/** Reads a buyer's answers to the questions of a gig: each of the kind that was asked for, or a refusal at its field. Pure. */
import { QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fitsIn } from "#app/domain/kernel/text-length.ts";
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";

export interface SentAnswer {
  /** The key of the question. */
  question: string;
  text?: string | undefined;
  files?: ReceivedFile[] | undefined;
}

export interface ReadAnswer {
  question: string;
  /** Empty for files. */
  value: string;
  files: ReceivedFile[];
}

export const answerField = (key: string) => `answer.${key}`;

/**
 * Empty answers are left out. Refuses `question_unknown` for a question that is not among them, and `invalid_input` with a sentence
 * for every answer of another kind.
 */
export function readAnswers(
  questions: readonly AskedQuestion[],
  sent: readonly SentAnswer[],
): ReadAnswer[] {
  const problems: Record<string, string> = {};
  const answers: ReadAnswer[] = [];
  for (const { question: key, text = "", files = [] } of sent) {
    const field = answerField(key);
    const question = questions.find((one) => one.key === key);
    if (question === undefined) refuse("question_unknown", { field });
    const value = tidyText(text);
    if (value === "" && files.length === 0) continue;
    const read = answers.some((one) => one.question === key)
      ? { problem: "Answer each question once." }
      : judged(question, value, files.length);
    if ("problem" in read) problems[field] ??= read.problem;
    else answers.push({ question: key, value: read.value, files });
  }
  const [field, sentence] = Object.entries(problems)[0] ?? [];
  if (field !== undefined && sentence !== undefined)
    refuse("invalid_input", { field, sentence, problems });
  return answers;
}

type Judged = { value: string } | { problem: string };

function judged({ kind, options }: AskedQuestion, value: string, files: number): Judged {
  if (kind === "file") return value === "" ? { value } : { problem: "Send a file as the answer." };
  if (files > 0) return { problem: "Send the answer as text." };
  const max = QUESTION_LIMITS.answer;
  if (!fitsIn(value, max))
    return { problem: `Use at most ${max.toLocaleString("en")} characters.` };
  if (kind === "number") return numberIn(value);
  const chosen = tidyLine(value);
  if (kind === "choice" && !options.includes(chosen))
    return { problem: "Choose one of the answers in the list." };
  return { value: kind === "choice" ? chosen : value };
}

/** Reads numbers as people write them, also `1,000` and `5 000`, and keeps their digits. */
function numberIn(typed: string): Judged {
  const value = typed.replace(/(?<=\d)[,'’\s](?=\d{3}(?!\d))/g, "");
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
    ? { value }
    : { problem: "Give a number, such as 12 or 2.5." };
}
