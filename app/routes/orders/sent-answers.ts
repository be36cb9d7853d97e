/** Reads the answers of a form: which questions it showed, the texts typed, and the files chosen. */
import { QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import { answerField } from "#app/domain/orders/questions/read-answers.ts";
import type { SentAnswer } from "#app/domain/orders/questions/read-answers.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { bytesAllowed } from "#app/domain/kernel/text-length.ts";
import type { SentForm } from "#app/http/form.ts";

/** The hidden field with the key of each question that the form shows. */
export const ASKED = "asked";

export const answerFiles = (key: string) => `files.${key}`;

const KEY = /^[0-9a-f]{12}$/;

function askedKeys(form: SentForm): string[] {
  return [...new Set(form.all(ASKED))]
    .filter((key) => KEY.test(key))
    .slice(0, QUESTION_LIMITS.most);
}

/** Key → text, without the empty ones. Refuses texts that no answer can be. */
export function typedAnswers(form: SentForm): Record<string, string> {
  const typed = askedKeys(form).map((key): [string, string] => {
    const text = form.text(answerField(key)).trim();
    if (text.length > bytesAllowed(QUESTION_LIMITS.answer))
      refuse("invalid_input", {
        field: answerField(key),
        sentence: `Use at most ${QUESTION_LIMITS.answer.toLocaleString("en")} characters.`,
      });
    return [key, text];
  });
  return Object.fromEntries(typed.filter(([, text]) => text !== ""));
}

/** The files chosen for each question. */
export function chosenFiles(form: SentForm): Array<{ question: string; file: File }> {
  return askedKeys(form).flatMap((question) =>
    form.files(answerFiles(question)).map((file) => ({ question, file })),
  );
}

/** As commands take them. */
export function asAnswers(typed: Record<string, string>): SentAnswer[] {
  return Object.entries(typed).map(([question, text]) => ({ question, text }));
}
