/** Carries out a step-up within the form that needs it: reads its fields, proves them, and renews the session's token. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { STEP_UP_MINUTES } from "#app/domain/commands/stepped-up.ts";
import { prove } from "#app/domain/security/prove.ts";
import { stepUpSession } from "#app/domain/security/sessions.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { sendToken } from "./session.ts";
import { viewer, viewerContext } from "./viewer.ts";
import type { RouterContextProvider } from "react-router";
import type { Ways } from "#app/domain/security/ways.ts";
import type { SentForm } from "./form.ts";

type Context = Readonly<RouterContextProvider>;

export interface StepUpFacts {
  /** False while the last proof still counts. */
  needed: boolean;
  ways: Ways;
}

/** What a page with a form that needs a step-up shows. */
export async function stepUpFacts(context: Context): Promise<StepUpFacts> {
  const signedIn = viewer(context) ?? refuse("sign_in_required");
  const ways = await waysOf(signedIn.actor.id);
  return { needed: !isFresh(signedIn.steppedUpAt), ways };
}

function isFresh(at: Date | null): boolean {
  return at !== null && nowDate().getTime() - at.getTime() < STEP_UP_MINUTES * 60_000;
}

/**
 * Called by an action before its command. Proves the fields of `StepUpFields`, if they were sent, and gives the browser a new
 * token. Without them the command itself decides. Refuses as `prove` does, and `sign_in_required` when the session ended.
 */
export async function steppedUp(context: Context, form: SentForm): Promise<void> {
  const signedIn = viewer(context) ?? refuse("sign_in_required");
  const { actor } = signedIn;
  const proof = {
    password: form.text("stepUpPassword"),
    passkey: form.text("stepUpPasskey"),
  };
  if (Object.values(proof).every((text) => text === "")) return;
  const level = await prove(actor.id, proof, actor.sessionId);
  const token = await stepUpSession(actor, level);
  if (token === null) refuse("sign_in_required");
  sendToken(context, token);
  // The same request may show the page again.
  context.set(viewerContext, { ...signedIn, steppedUpAt: nowDate() });
}

/** Reads a form that needs a step-up: its fields and its proof are judged together, so that every wrong field is told at once. */
export async function provenForm<T>(
  context: Context,
  form: SentForm,
  read: () => T | Promise<T>,
): Promise<T> {
  const found: { input?: T } = {};
  await refusedTogether(
    async () => (found.input = await read()),
    () => steppedUp(context, form),
  );
  return found.input as T;
}
