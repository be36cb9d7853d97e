/** The typed questions of a gig, as its page lists them for people who may order. */
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import { KIND_WORDS } from "./question-words.ts";

/** Renders nothing without questions. */
export function AskedQuestions({ questions }: { questions: readonly AskedQuestion[] }) {
  if (questions.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {questions.map(({ key, ask, kind, required, options }) => (
        <li key={key} className="wrap-anywhere">
          {ask}{" "}
          <span className="soft">
            ({kind === "choice" ? options.join(", ") : KIND_WORDS[kind]}
            {required ? "" : "; optional"})
          </span>
        </li>
      ))}
    </ul>
  );
}
