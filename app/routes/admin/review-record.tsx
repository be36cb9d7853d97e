/** Who reported a review, and what staff decided about it before. */
import { hideReasonWords } from "#app/domain/reviews/hide-reasons.ts";
import { reviewReportWords } from "#app/domain/reviews/report-reasons.ts";
import type { ReviewFile } from "#app/domain/reviews/review-file.ts";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";

const ANSWER = { hidden: "it was hidden", kept: "it was kept" } as const;

export function ReviewRecord({ file: { reports, hidings } }: { file: ReviewFile }) {
  return (
    <>
      {reports.length === 0 ? null : (
        <Section title="Reports">
          <ul className="stack">
            {reports.map(({ id, part, reason, note, at, reporter, decision, explanation }) => (
              <li key={id}>
                <p>
                  {reviewReportWords(reason)}, about the {part}, by {reporter.name} on{" "}
                  <When at={at} />
                  {decision === null ? "; waits" : `; ${ANSWER[decision]}: ${explanation}`}
                </p>
                {note === "" ? null : (
                  <p className="soft break-words whitespace-pre-line">{note}</p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {hidings.length === 0 ? null : (
        <Section title="What staff decided">
          <ul className="stack">
            {hidings.map((one) => (
              <li key={one.id}>
                <p>
                  {one.by} hid the {one.part} on <When at={one.at} />: {hideReasonWords(one.reason)}
                  . {one.sentence}
                </p>
                {one.liftedAt === null ? null : (
                  <p>
                    {one.liftedBy} showed it again on <When at={one.liftedAt} />:{" "}
                    {one.liftedSentence}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
