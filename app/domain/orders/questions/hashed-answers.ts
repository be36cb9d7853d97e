/** Answers as commands hash them, and the form's field of each text in them. Pure. */
import { answerField } from "./read-answers.ts";
import type { SentAnswer } from "./read-answers.ts";

/** An answer as it is hashed: files by the hash of their bytes, nothing that was not sent. */
export function hashed({ question, text, files = [] }: SentAnswer) {
  const hashes = files.map(({ sha256 }) => sha256);
  return { question, text, ...(hashes.length === 0 ? {} : { files: hashes }) };
}

/** The form's field of an answer's text, for characters that are refused. */
export function fieldIn(sent: readonly SentAnswer[]) {
  return (path: string[]): string | undefined => {
    const at = path.indexOf("answers");
    const answer = at === -1 ? undefined : sent[Number.parseInt(path[at + 1] ?? "", 10)];
    return answer === undefined ? undefined : answerField(answer.question);
  };
}
