/** Carries out a step-up within the form that needs it: reads its fields, proves them, and renews the session's token. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { proofsOf } from "#app/domain/kernel/proofs.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { STEP_UP_MINUTES } from "#app/domain/commands/stepped-up.ts";
import { prove } from "#app/domain/security/prove.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { stepUpSession } from "#app/domain/security/sessions.ts";
import { hasFactor, waysOf } from "#app/domain/security/ways.ts";
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
  const byPassword = hasFactor(ways) && signedIn.actor.level !== "second_factor";
  return { needed: byPassword || !isFresh(signedIn.steppedUpAt), ways };
}

function isFresh(at: Date | null): boolean {
  return at !== null && nowDate().getTime() - at.getTime() < STEP_UP_MINUTES * 60_000;
}

/**
 * Called by an action before its command. Proves the fields of `StepUpFields`, if they were sent, and gives the browser a new
 * token. Without them the command itself decides. Refuses as `prove` does, and `sign_in_required` when the session ended.
 */
export async function steppedUp(
  context: Context,
  form: SentForm,
  passwordField = "stepUpPassword",
): Promise<void> {
  const signedIn = viewer(context) ?? refuse("sign_in_required");
  const { actor } = signedIn;
  // A form that asks for the password anyway proves by it, once the last proof is too old.
  const counts = passwordField === "stepUpPassword" || !isFresh(signedIn.steppedUpAt);
  const proof = {
    password: counts ? form.text(passwordField) : "",
    code: form.text("stepUpCode").trim(),
    passkey: form.text("stepUpPasskey"),
  };
  if (Object.values(proof).every((text) => text === "")) return;
  // A form sent a second time gets its stored answer; its code is used up and would be refused.
  if (await wasSent(actor.id, form.text("key"))) return;
  const level = await prove(actor.id, proof, {
    passwordField,
    ...(actor.sessionId === undefined ? {} : { sessionId: actor.sessionId }),
  }).catch(asksAgain(actor.id));
  const token = await stepUpSession(actor, level);
  if (token === null) refuse("sign_in_required");
  securityLog("step_up", { account: actor.id, session: actor.sessionId, reason: level });
  sendToken(context, token);
  // The same request may show the page again.
  context.set(viewerContext, { ...signedIn, actor: { ...actor, level }, steppedUpAt: nowDate() });
}

/** A wrong proof is told with the ways there are, so that the page can ask again. */
function asksAgain(userId: string) {
  return async (problem: unknown): Promise<never> => {
    if (!(problem instanceof Refusal)) throw problem;
    const { code, message: sentence, field, facts } = problem;
    securityLog("step_up.failed", { account: userId, reason: code });
    const by = proofsOf(await waysOf(userId)).join(" ");
    throw new Refusal(code, {
      sentence,
      facts: { ...facts, by },
      ...(field === undefined ? {} : { field }),
    });
  };
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
