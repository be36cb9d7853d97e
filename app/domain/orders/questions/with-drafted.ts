/** Puts the files of a draft to the answers they were chosen for. Pure. */
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import type { TakenFile } from "#app/domain/orders/drafts/take-draft.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { SentAnswer } from "./read-answers.ts";

/** `others` come with the brief: files chosen for it, and those of a question that is not asked any more. */
export function withDrafted(
  sent: readonly SentAnswer[],
  questions: readonly AskedQuestion[],
  drafted: readonly TakenFile[],
): { answers: SentAnswer[]; others: ReceivedFile[] } {
  const asks = new Set(questions.filter(({ kind }) => kind === "file").map(({ key }) => key));
  const of = Map.groupBy(drafted, ({ question }) => (asks.has(question) ? question : ""));
  const others = of.get("") ?? [];
  of.delete("");
  const added = [...of].map(([question, files]): SentAnswer => ({ question, files }));
  return { answers: [...sent, ...added], others };
}
