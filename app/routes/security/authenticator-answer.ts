/** What the forms of the page of the authenticator app do. */
import { addTotp } from "#app/domain/security/add-totp.ts";
import { openProposal } from "#app/domain/security/proposed-seed.ts";
import { removeTotp } from "#app/domain/security/remove-totp.ts";
import { stepUpSession } from "#app/domain/security/sessions.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { sendToken } from "#app/http/session.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { viewer } from "#app/http/viewer.ts";
import type { RouterContextProvider } from "react-router";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";

const AUTHENTICATOR_PAGE = "/settings/security/authenticator";

export interface FormOfPage {
  context: Readonly<RouterContextProvider>;
  form: SentForm;
  /** The page the person wanted before they were led here. */
  next: string;
}

/** The person after a step-up in the same request. */
function actorOf({ context }: FormOfPage): UserActor {
  return viewer(context)?.actor ?? refuse("sign_in_required");
}

export async function addApp(sent: FormOfPage) {
  const { context, form, next } = sent;
  await steppedUp(context, form);
  const actor = actorOf(sent);
  const { codes, replayed } = await addTotp(actor, {
    seed: openProposal(actor.id, form.text("seed")),
    code: form.text("code"),
    endOthers: form.text("endOthers") === "yes",
    key: form.key(),
  });
  // The code just proved the factor, so the session counts as signed in with it.
  const token = replayed ? null : await stepUpSession(actor, "second_factor");
  if (token !== null) sendToken(context, token);
  if (codes !== null) return { codes };
  return redirectWithFlash(next === "/" ? AUTHENTICATOR_PAGE : next, {
    kind: "success",
    text: "The authenticator app is added. From now on you sign in with its codes.",
  });
}

export async function removeApp(sent: FormOfPage) {
  const { context, form } = sent;
  await steppedUp(context, form);
  await removeTotp(actorOf(sent), {
    endOthers: form.text("endOthers") === "yes",
    key: form.key(),
  });
  return redirectWithFlash(AUTHENTICATOR_PAGE, {
    kind: "success",
    text: "The authenticator app is removed.",
  });
}

/** For a session from before the factor: after its code the session counts as signed in with it. */
export async function confirmCode(sent: FormOfPage) {
  const { context, form, next } = sent;
  await steppedUp(context, form);
  if (actorOf(sent).level !== "second_factor") refuse("step_up_required");
  return redirectWithFlash(next === "/" ? AUTHENTICATOR_PAGE : next, {
    kind: "success",
    text: "Thank you. This browser is signed in with your second step now.",
  });
}
