/** The words of staff's decisions on reported messages. */
import type { ReportDecision } from "#app/domain/messages/reports/report-decisions.ts";

export const DECIDED: Record<ReportDecision, string> = {
  upheld: "its author was warned",
  dismissed: "dismissed",
};

export const CHOICES: Array<{ value: ReportDecision; label: string; detail: string }> = [
  {
    value: "upheld",
    label: "It breaks the rules",
    detail:
      "Its author is warned and reads your reason. Suspending the account is a decision of its own.",
  },
  {
    value: "dismissed",
    label: "It breaks no rule",
    detail: "Its author is not told. The reporter reads your reason.",
  },
];
