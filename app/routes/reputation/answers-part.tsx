/** On the page of a record: how soon first messages are answered, what counts, and the times themselves. */
import { ANSWER_RULES } from "#app/domain/reputation/answers.ts";
import type { SellerAnswers } from "#app/domain/reputation/answers.ts";
import { Section } from "#app/ui/page/section.tsx";
import { writeDistance } from "#app/ui/page/when.tsx";
import { answersNote, answersValue } from "./answer-words.ts";

interface AnswersPartProps {
  /** Seconds, shortest first; null for no answer. */
  times: ReadonlyArray<number | null>;
  answers: SellerAnswers;
  name: string;
}

export function AnswersPart({ times, answers, name }: AnswersPartProps) {
  const { days, most, waitsHours } = ANSWER_RULES;
  return (
    <Section title="Answers" id="answers">
      <p className="prose">
        The median time from a first message to {name}'s first word back, a message or an offer: of
        the last {days} days, and of the newest {most} at most. A message without an answer counts
        after {waitsHours} hours, as later than every answer. Messages that came during time off, of
        accounts in the same hands, of blocked people, and of buyers who had ordered before do not
        count.
      </p>
      <p>
        <strong>{answersValue(answers)}</strong>{" "}
        <span className="soft">({answersNote(answers)})</span>
      </p>
      {times.length > 0 && (
        <details className="fold">
          <summary>The times, shortest first</summary>
          <p className="small">
            {times
              .map((seconds) => (seconds === null ? "no answer" : writeDistance(seconds * 1000)))
              .join(", ")}
          </p>
        </details>
      )}
    </Section>
  );
}
