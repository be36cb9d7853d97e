/** Signs a person up with a passkey instead of a password. Recovery by mail can give the account a password later. */
import { command } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireHonestName } from "#app/domain/people/names/honest-name.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { describeAgent } from "#app/domain/security/describe-agent.ts";
import { verifyRegistration } from "#app/domain/security/passkeys/registration.ts";
import { readCredential, REGISTRATION } from "#app/domain/security/passkeys/sent-credential.ts";
import { storePasskey } from "#app/domain/security/passkeys/store-passkey.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { sql } from "#app/domain/store/store.ts";
import { fit, SIGN_UP_WITH_PASSKEY } from "./person-fields.ts";
import { mayMailLink } from "./addresses/mail-limits.ts";
import { atItsField, openAccount } from "./sign-up.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Origin } from "#app/domain/security/sessions.ts";
import type { SignUpInput } from "./sign-up.ts";

export interface PasskeySignUp extends Omit<SignUpInput, "password"> {
  /** What the authenticator made, as JSON. */
  passkey: string;
  /** The browser that the challenge was made for. */
  askedBy: string;
  /** The new account's id: the authenticator stores a value computed from it. */
  userId: string;
}

/**
 * `codes` are the recovery codes, at their only appearance; null when the form was sent before. Refuses like `signUp`, apart from
 * the password, and like `verifyRegistration`.
 */
export async function signUpWithPasskey(
  input: PasskeySignUp,
  from: Origin,
): Promise<Outcome<{ userId: string }> & { codes: string[] | null }> {
  const person = fit(SIGN_UP_WITH_PASSKEY, input);
  const { key, passkey, askedBy, userId } = input;
  const { id: credentialId } = readCredential(REGISTRATION, passkey);
  // A form that was carried out already keeps its answer; its challenge is used.
  const sent = await wasSent(VISITOR.id, key);
  if (!sent) {
    await requireHonestName(sql, person);
    await countTry("sign_up_address", placeOf(from.address));
  }
  const made = sent ? null : await verifyRegistration(passkey, { purpose: "sign_up", askedBy });
  const spec = {
    name: "people.sign_up" as const,
    actor: VISITOR,
    key,
    input: { ...person, credentialId },
  };
  const mails = await mayMailLink(person.email, from.address);
  let codes: string[] | null = null;
  try {
    const outcome = await command(spec, async (tx) => {
      await openAccount(tx, { ...person, userId, passwordHash: null, demo: false, mails });
      const name = describeAgent(from.agent);
      ({ codes } = await storePasskey(tx, userId, { name, made: made ?? refuse("stale") }));
      securityLogAfter(tx, "sign_up", { account: userId, place: from.address });
      return { userId };
    });
    return { ...outcome, codes: outcome.replayed ? null : codes };
  } catch (problem) {
    throw atItsField(problem);
  }
}
