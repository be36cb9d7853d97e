/** Runs a two-step form: it is previewed without any change, edited as often as needed, then carried out once. */
import { pressedButton } from "./pressed-button.ts";
import type { SentForm } from "./form.ts";

/** The page after a preview or an edit: the preview (null when the form is shown again) and the typed values. */
export interface Shown<P> {
  preview: P | null;
  values: Record<string, string>;
}

export interface Steps<P, A> {
  /** The value of the button that carries it out. */
  does: string;
  /** Computes the preview. Changes nothing. */
  preview: () => Promise<P>;
  /** Carries it out once for this key. */
  carryOut: (key: string) => Promise<A>;
  /** The other buttons and forms of the page, by value. */
  others?: Record<string, (key: string) => Promise<A>>;
}

/**
 * Runs the pressed button: `preview` (the default), `edit`, or the button that carries it out. Refuses
 * `button_unknown` and `key_invalid` before anything is read or changed.
 */
export async function twoStep<P, A>(form: SentForm, steps: Steps<P, A>): Promise<A | Shown<P>> {
  const work = { ...steps.others, [steps.does]: steps.carryOut };
  const button = pressedButton(form, ["preview", "edit", ...Object.keys(work)], "preview");
  const key = form.key();
  const { values } = form;
  const chosen = Object.hasOwn(work, button) ? work[button] : undefined;
  if (chosen !== undefined) return chosen(key);
  return { preview: button === "edit" ? null : await steps.preview(), values };
}
