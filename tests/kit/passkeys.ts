/** Gives people passkeys of a software authenticator, and lets them use these, for tests. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { addPasskey } from "#app/domain/security/passkeys/add-passkey.ts";
import { authenticationOptions } from "#app/domain/security/passkeys/authentication.ts";
import { challengeFor } from "#app/domain/security/passkeys/own-passkeys.ts";
import { registrationOptions } from "#app/domain/security/passkeys/registration.ts";
import { Authenticator } from "./authenticator.ts";

/** The form that adds the authenticator's passkey. */
export async function newPasskeyForm(
  { id, sessionId }: Pick<UserActor, "id" | "sessionId">,
  authenticator: Authenticator,
) {
  const asked = challengeFor("register", { id, ...(sessionId === undefined ? {} : { sessionId }) });
  const owner = { id, email: "ada@example.test", name: "Ada" };
  const options = await registrationOptions(owner, asked);
  return { made: authenticator.register(options), name: "Phone", key: newFormKey() };
}

/** Gives the person a passkey. */
export async function withPasskey(
  actor: UserActor,
  authenticator: Authenticator = new Authenticator(),
): Promise<Authenticator & { passkeyId: string }> {
  const { answer } = await addPasskey(actor, await newPasskeyForm(actor, authenticator));
  return Object.assign(authenticator, answer);
}

/** Options for a sign-in in the browser `askedBy`. */
export function signInOptions(askedBy = "browser") {
  return authenticationOptions({ purpose: "sign_in", askedBy });
}
