/** The questions of an order with the buyer's answers, on its pages, and the buyer's way to answer the rest. */
import type { Party } from "#app/domain/access/party.ts";
import type { AnsweredQuestion } from "#app/domain/tasks/answers.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { FileList } from "./file-list.tsx";

export interface OrderAnswersProps {
  orderId: string;
  questions: readonly AnsweredQuestion[];
  party: Party;
  /** The states its tasks are in. */
  states: readonly TaskState[];
}

export function takesAnswers(states: readonly TaskState[]): boolean {
  return states.some((state) => state === "funded" || state === "started" || state === "delivered");
}

/** Renders nothing for an order without questions. */
export function OrderAnswers({ orderId, questions, party, states }: OrderAnswersProps) {
  if (questions.length === 0) return null;
  const open = questions.some(({ answer }) => answer === null) && takesAnswers(states);
  return (
    <Section title="Questions and answers">
      <AnswerList questions={questions} />
      {party === "buyer" && open ? (
        <p className="mt-3">
          <ButtonLink href={`/orders/${orderId}/answers`} kind="primary">
            Answer the questions
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}

export function AnswerList({ questions }: Pick<OrderAnswersProps, "questions">) {
  return (
    <dl className="stack">
      {questions.map(({ key, ask, required, answer }) => (
        <div key={key} className="wrap-anywhere">
          <dt className="font-semibold">{ask}</dt>
          <dd>
            {answer === null ? (
              <span className="soft">
                {required ? "Not answered yet" : "Not answered; the freelancer can do without"}
              </span>
            ) : (
              <>
                <span className="whitespace-pre-line">{answer.value}</span>
                <FileList files={answer.files} />
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
