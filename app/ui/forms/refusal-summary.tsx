/** The summary of a refused form: the sentences of all fields, or the refusal's one sentence. */
import type { Refused } from "#app/http/refused.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { asksByPanel, StepUpPanel } from "./step-up-panel.tsx";

/** Replaces "nothing was done" after refusals for which that is not certain, or not enough. */
const INSTEAD: Record<string, string> = {
  outcome_unknown:
    "It may have been done already. If you send the same form again, it is still done only once.",
  key_reused: "Nothing was changed. What you sent the first time still counts.",
};

export function RefusalSummary({
  refused,
  notDone,
}: {
  refused: Refused | null;
  notDone?: string;
}) {
  if (refused === null) return null;
  if (asksByPanel(refused)) return <StepUpPanel refused={refused} />;
  const { code, problems, sentence } = refused.refusal;
  const errors = Object.entries(problems).map(([field, words]) => ({ field, sentence: words }));
  return (
    <ErrorSummary
      errors={errors.length > 0 ? errors : [{ sentence }]}
      notDone={INSTEAD[code] ?? notDone}
      also={filesOf(refused)}
    />
  );
}

/** What became of the files of the form. */
function filesOf({ kept = [], filesLost = false }: Refused): string {
  if (filesLost) return "Please choose the last files again.";
  return kept.length > 0 ? "Your files are still there." : "";
}
