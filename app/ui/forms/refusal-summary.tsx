/** A refused form's summary: every field's sentence, or the one sentence there is. */
import type { Refused } from "#app/http/refused.ts";
import { ErrorSummary } from "./error-summary.tsx";

/** Where "nothing was done" would be more than anybody knows. */
const INSTEAD: Record<string, string> = {
  outcome_unknown: "It may have been done already. The same form sent again does nothing twice.",
  key_reused: "This changed nothing; what was sent first stands.",
};

export function RefusalSummary({
  refused,
  notDone,
}: {
  refused: Refused | null;
  notDone?: string;
}) {
  if (refused === null) return null;
  const { code, problems, sentence } = refused.refusal;
  const errors = Object.entries(problems).map(([field, words]) => ({ field, sentence: words }));
  return (
    <ErrorSummary
      errors={errors.length > 0 ? errors : [{ sentence }]}
      notDone={INSTEAD[code] ?? notDone}
    />
  );
}
