/** A refused form's summary: every field's sentence, or the one sentence there is. */
import type { Refused } from "#app/http/refused.ts";
import { ErrorSummary } from "./error-summary.tsx";

export function RefusalSummary({
  refused,
  notDone,
}: {
  refused: Refused | null;
  notDone?: string;
}) {
  if (refused === null) return null;
  const { problems, sentence } = refused.refusal;
  const errors = Object.entries(problems).map(([field, words]) => ({ field, sentence: words }));
  return <ErrorSummary errors={errors.length > 0 ? errors : [{ sentence }]} notDone={notDone} />;
}
