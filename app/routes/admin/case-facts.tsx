/** A dispute in a few lines for staff: its subject, who opened it, and its deadline. */
import type { CaseFile } from "#app/domain/disputes/case-file.ts";
import { reasonWords } from "#app/domain/disputes/dispute-reasons.ts";
import { money } from "#app/domain/kernel/money.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";

export function CaseFacts({ dispute, now }: { dispute: CaseFile["dispute"]; now: Date }) {
  const due = dispute.rulingDueAt ?? dispute.answerDueAt;
  return (
    <DefinitionList
      items={[
        {
          term: "Contested",
          value: <Amount of={money(dispute.contestedMicros, dispute.currency)} code />,
        },
        { term: "Reason", value: reasonWords(dispute.reason) },
        {
          term: "Opened by",
          value: dispute.openedBy === "clock" ? "the clock" : `the ${dispute.openedBy}`,
        },
        { term: "Opened", value: <When at={dispute.openedAt} /> },
        dispute.closedAt === null
          ? {
              term: dispute.state === "review" ? "Rule by" : "Answer by",
              value: <Deadline at={due} now={now} />,
            }
          : { term: "Closed", value: <When at={dispute.closedAt} /> },
        {
          term: "Task",
          value: (
            <a className="link" href={`/tasks/${dispute.taskId}`}>
              Steps and money of the task
            </a>
          ),
        },
      ]}
    />
  );
}
