/** What the buttons of a step do: save the step's fields, then lead to the page that the button means. */
import { z } from "zod";
import { STEPS, stepFields, stepsOf } from "#app/domain/catalog/draft/draft-fields.ts";
import type { GigKind, Step, TypedGig } from "#app/domain/catalog/draft/draft-fields.ts";
import { FAQ_SLOTS, stepFaq } from "#app/domain/catalog/draft/typed-faq.ts";
import type { FaqStep } from "#app/domain/catalog/draft/typed-faq.ts";
import { readTyped } from "#app/domain/catalog/draft/read-typed.ts";
import { saveDraft } from "#app/domain/catalog/draft/save-draft.ts";
import { emptyGig } from "#app/domain/catalog/draft/typed-gig.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { redirect } from "react-router";
import { refusedAnswer } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { FormInvalid } from "#app/http/checked.ts";
import { wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";
import { pressedButton } from "#app/http/pressed-button.ts";

const SENT = z.object({
  kind: z.enum(["package", "unit"]),
  version: wholeNumber(0, 1_000_000_000),
  draftVersion: wholeNumber(0, 1_000_000_000),
});

const GOES = [...STEPS, "pictures", "check"].map((to) => `go-${to}`);
const FAQ_STEPS = (["up", "down", "drop"] as const).flatMap((step) =>
  FAQ_SLOTS.map((slot): [string, FaqStep] => [`faq-${step}-${slot}`, { step, slot }]),
);
const FAQ_BUTTONS = new Map(FAQ_STEPS);
const BUTTONS = ["next", "save", "autosave", "back", "faq-add", ...FAQ_BUTTONS.keys(), ...GOES];

/**
 * Saves whatever was typed. `next` and `save` then stay at the step, with status 422, while it holds text that cannot be right; the
 * text is saved all the same.
 */
export async function stepAction(actor: UserActor, form: SentForm, id: string | null, step: Step) {
  const button = pressedButton(form, BUTTONS);
  const key = form.key();
  const { kind, version, draftVersion } = form.parse(SENT);
  const names = stepFields(kind, step).map(([name]) => name);
  const sent: TypedGig = Object.fromEntries(
    names.filter((name) => form.all(name).length > 0).map((name) => [name, form.text(name)]),
  );
  // On another step the fields of the questions are not sent, and moving them would empty them.
  const moved = step === "faq" ? FAQ_BUTTONS.get(button) : undefined;
  const typed = moved === undefined ? sent : stepFaq(sent, moved);
  const { answer } = await saveDraft(actor, { key, id, kind, version, draftVersion, typed });
  const here = `/selling/gigs/${answer.id}`;
  if (button === "next" || button === "save") {
    const { wrong } = readTyped({ ...emptyGig(kind), ...typed }, kind);
    const problems = Object.fromEntries(
      names.flatMap((name) => (wrong[name] === undefined ? [] : [[name, wrong[name]]])),
    );
    if (Object.keys(problems).length > 0) return stayAt(here, id, step, form, problems);
  }
  if (button === "save")
    return redirectWithFlash(`${here}/${step}`, {
      kind: "success",
      text: "Saved. Buyers do not see it yet.",
    });
  return redirect(`${here}${placeAfter(button, kind, step)}`, 303);
}

/** A new gig has an address of its own once it is saved, so its faults are shown there. */
function stayAt(
  here: string,
  id: string | null,
  step: Step,
  form: SentForm,
  problems: Record<string, string>,
) {
  if (id === null) return redirect(`${here}/${step}?show=wrong`, 303);
  return refusedAnswer(new FormInvalid("invalid_input", problems), form.values, { saved: true });
}

function placeAfter(button: string, kind: GigKind, step: Step): string {
  if (button.startsWith("faq-")) return `/${step}${placeInFaq(button)}`;
  const steps = stepsOf(kind);
  const at = steps.indexOf(step);
  const go = button.startsWith("go-") ? button.slice(3) : null;
  const to = button === "next" ? steps[at + 1] : button === "back" ? steps[at - 1] : (go ?? step);
  return to === undefined || to === "check" ? "" : `/${to}`;
}

/** The place of the moved question, so that a page without scripts comes back there. */
function placeInFaq(button: string): string {
  const moved = FAQ_BUTTONS.get(button);
  if (moved === undefined || moved.step === "drop") return "";
  return `#faq-${moved.step === "up" ? Math.max(1, moved.slot - 1) : moved.slot + 1}`;
}
