/** Proves again by a passkey who a signed-in person is. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { usePasskey } from "./authentication.ts";
import { challengeFor } from "./own-passkeys.ts";

/** Refuses what `usePasskey` refuses, at the field of the form. */
export async function provePasskey(
  session: Pick<UserActor, "id" | "sessionId">,
  passkey: string,
): Promise<UserActor["level"]> {
  try {
    await usePasskey(passkey, { ...challengeFor("step_up", session), userId: session.id });
    securityLog("step_up", { account: session.id, by: "passkey" });
    return "second_factor";
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    securityLog("step_up.failed", { account: session.id, reason: problem.code });
    throw new Refusal(problem.code, { facts: problem.facts, field: "stepUpPasskey" });
  }
}
