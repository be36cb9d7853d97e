/** Reads which button of a form was pressed, out of a closed set. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { SentForm } from "./form.ts";

/**
 * Returns the value of the pressed button, or of the form's hidden `verb`. A form without one counts as `safe`, a button
 * that changes nothing. Refuses `button_unknown` for any other value, for several, and for none where no button is safe.
 */
export function pressedButton<B extends string>(
  form: Pick<SentForm, "all">,
  buttons: readonly B[],
  safe?: NoInfer<B>,
): B {
  const sent = form.all("verb");
  if (sent.length === 0 && safe !== undefined) return safe;
  const known = sent.length === 1 ? buttons.find((button) => button === sent[0]) : undefined;
  return known ?? refuse("button_unknown");
}

/** Runs the action of the pressed button. Refuses like `pressedButton`. */
export function doPressed<A>(
  form: Pick<SentForm, "all">,
  work: Record<string, () => Promise<A>>,
): Promise<A> {
  const chosen = work[pressedButton(form, Object.keys(work))];
  return chosen === undefined ? refuse("button_unknown") : chosen();
}
