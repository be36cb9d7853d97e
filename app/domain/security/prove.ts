/** A step-up: proves again who a signed-in person is, by a factor, or by the password where there is none. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requirePassword } from "./confirm-password.ts";
import { provePasskey } from "./passkeys/prove-passkey.ts";
import { requireCode } from "./require-code.ts";
import { hasFactor, waysOf } from "./ways.ts";

/** As the fields of a form have it: empty texts are fields that were not filled in. */
export interface Proof {
  password: string;
  /** Of the authenticator app, or a recovery code. */
  code: string;
  /** What the page's script was given by the authenticator, as JSON. */
  passkey: string;
}

export interface ProofAsked {
  /** The field of the form that has the password. */
  passwordField?: string;
  /** The session's public id, which the challenge of a passkey is bound to. */
  sessionId?: string;
}

/**
 * The level the proof gives its session. With a factor the password alone proves nothing. Refuses `password_wrong`, `code_wrong` and
 * what `usePasskey` refuses at their fields, `step_up_required` where the factor was not asked for, `too_many_attempts` and `busy`.
 */
export async function prove(
  userId: string,
  proof: Proof,
  { passwordField = "stepUpPassword", sessionId = "" }: ProofAsked = {},
): Promise<UserActor["level"]> {
  if (proof.passkey !== "") return provePasskey({ id: userId, sessionId }, proof.passkey);
  const ways = await waysOf(userId);
  if (hasFactor(ways)) {
    if (proof.code === "") refuse("step_up_required");
    // By session: the wrong codes of a thief with a stolen cookie must not use up the tries of the owner's own browser.
    const countedFor = { who: ["step-up", userId, sessionId] };
    await requireCode({ userId, text: proof.code, field: "stepUpCode", countedFor });
    return "second_factor";
  }
  await requirePassword(userId, proof.password, passwordField);
  return "password";
}
