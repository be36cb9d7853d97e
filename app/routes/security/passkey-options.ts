/** Gives a page's script the options of WebAuthn: a new challenge for what the person is about to do, never part of a page. */
import { redirect } from "react-router";
import { z } from "zod";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { authenticationOptions } from "#app/domain/security/passkeys/authentication.ts";
import {
  challengeFor,
  credentialsOf,
  passkeyOwner,
} from "#app/domain/security/passkeys/own-passkeys.ts";
import { registrationOptions } from "#app/domain/security/passkeys/registration.ts";
import { readForm } from "#app/http/form.ts";
import { knownPasskeyBrowser } from "#app/http/passkey-browser.ts";
import { admit, viewer } from "#app/http/viewer.ts";
import type { RouterContextProvider } from "react-router";
import type { SentForm } from "#app/http/form.ts";
import type { Route } from "./+types/passkey-options";

const PURPOSE = z.object({ purpose: z.enum(["register", "sign_up", "sign_in", "step_up"]) });

export function loader() {
  return redirect("/", 303);
}

export async function action({ request, context, url }: Route.ActionArgs): Promise<Response> {
  admit(context, url, "security.sign_in");
  try {
    return Response.json(await optionsFor(request, context, await readForm(request)));
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return Response.json({ sentence: problem.message }, { status: problem.status });
  }
}

async function optionsFor(
  request: Request,
  context: Readonly<RouterContextProvider>,
  form: SentForm,
) {
  const { purpose } = form.parse(PURPOSE);
  if (purpose === "sign_in") {
    const { askedBy } = knownPasskeyBrowser(request, context);
    return authenticationOptions({ purpose, askedBy });
  }
  if (purpose === "sign_up") {
    const { askedBy, userId } = knownPasskeyBrowser(request, context);
    const typed = (name: string) => form.text(name).trim().slice(0, 254);
    const owner = { id: userId, email: typed("email"), name: typed("name") };
    return registrationOptions(owner, { purpose, askedBy });
  }
  const { actor } = viewer(context) ?? refuse("sign_in_required");
  const own = await credentialsOf(actor.id);
  return purpose === "step_up"
    ? authenticationOptions(challengeFor(purpose, actor), own)
    : registrationOptions(await passkeyOwner(actor), challengeFor(purpose, actor), own);
}
