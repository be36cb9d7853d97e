/** A form in two steps: asked and previewed without any change, edited as often as needed, then done once. */
import { pressedButton } from "./pressed-button.ts";
import type { SentForm } from "./form.ts";

/** The page after a preview or an edit: what would happen (null when the form is shown again) and what was typed. */
export interface Shown<P> {
  preview: P | null;
  values: Record<string, string>;
}

export interface Steps<P, A> {
  /** The value of the button that does it. */
  does: string;
  /** Works out what would happen. Changes nothing. */
  preview: () => Promise<P>;
  /** Does it once for this key. */
  carryOut: (key: string) => Promise<A>;
  /** The other buttons and forms of the page, by value. */
  others?: Record<string, (key: string) => Promise<A>>;
}

/**
 * Does what the pressed button says: `preview` (also where none is named), `edit`, or the button that does it.
 * Refuses `button_unknown` and `key_invalid` before anything is read or changed.
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
