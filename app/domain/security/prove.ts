/** A step-up: proves again who a signed-in person is, by a factor, or by the password where there is none. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requirePassword } from "./confirm-password.ts";
import { provePasskey } from "./passkeys/prove-passkey.ts";
import { hasFactor, waysOf } from "./ways.ts";

/** As the fields of a form have it: empty texts are fields that were not filled in. */
export interface Proof {
  password: string;
  /** What the page's script was given by the authenticator, as JSON. */
  passkey: string;
}

/**
 * The level the proof gives its session, whose public id is `sessionId`. Refuses `password_wrong` and what `usePasskey` refuses at
 * their fields, `too_many_attempts` and `busy`.
 */
export async function prove(
  userId: string,
  proof: Proof,
  sessionId = "",
): Promise<UserActor["level"]> {
  if (proof.passkey !== "") return provePasskey({ id: userId, sessionId }, proof.passkey);
  const ways = await waysOf(userId);
  if (hasFactor(ways)) refuse("step_up_required");
  await requirePassword(userId, proof.password, "stepUpPassword");
  return "password";
}
