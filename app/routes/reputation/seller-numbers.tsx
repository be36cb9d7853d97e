/** A seller's score, level and numbers, each with what it was computed from and the way to the page that shows how. */
import type { SellerRecord } from "#app/domain/reputation/records.ts";
import type { SellerAnswers } from "#app/domain/reputation/answers.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { answersNote, answersValue } from "./answer-words.ts";
import { LEVEL_NAMES, reviewsNote, scoreValue, shareNote, shareValue } from "./record-words.ts";

export interface SellerNumbersProps {
  record: SellerRecord;
  /** How soon they answer a first message. */
  answers: SellerAnswers;
  handle: string;
}

export function sellerFigures(record: SellerRecord, page: string) {
  const { score, level, onTime, again, disputed } = record;
  const link = (anchor: string, words: string) => (
    <a className="link" href={`${page}#${anchor}`}>
      {words}
    </a>
  );
  const shared = (label: string, share: typeof onTime) => ({
    label,
    value: shareValue(share),
    note: link("numbers", shareNote(share)),
  });
  return [
    { label: "Score", value: scoreValue(score), note: link("score", reviewsNote(score)) },
    { label: "Level", value: LEVEL_NAMES[level], note: link("level", "what a level needs") },
    shared("On time", onTime),
    shared("Buyers who came back", again),
    shared("Disputes", disputed),
  ];
}

/** On the pages of a gig and of its seller. Without an order or a review it is one honest sentence. */
export function SellerNumbers({ record, answers, handle }: SellerNumbersProps) {
  const page = `/sellers/${encodeURIComponent(handle)}/record`;
  const empty = record.score.reviews === 0 && record.disputed.of === 0 && answers.of === 0;
  return (
    <Section title="Record" note="Orders of the last 365 days, all reviews." id="record" wide>
      {empty ? (
        <p className="soft">
          New here: no order has ended yet.{" "}
          <a className="link" href={page}>
            How records are made
          </a>
        </p>
      ) : (
        <KeyFigures
          figures={[
            ...sellerFigures(record, page),
            {
              label: "Answers",
              value: answersValue(answers),
              note: (
                <a className="link" href={`${page}#answers`}>
                  {answersNote(answers)}
                </a>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
