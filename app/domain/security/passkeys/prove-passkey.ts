/** Proves again by a passkey who a signed-in person is. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { usePasskey } from "./authentication.ts";
import { challengeFor } from "./own-passkeys.ts";

/** Refuses what `usePasskey` refuses, at the field of the form. */
export async function provePasskey(
  session: Pick<UserActor, "id" | "sessionId">,
  passkey: string,
): Promise<UserActor["level"]> {
  try {
    await usePasskey(passkey, { ...challengeFor("step_up", session), userId: session.id });
    return "second_factor";
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    throw new Refusal(problem.code, { facts: problem.facts, field: "stepUpPasskey" });
  }
}
