/** Finds the actor for a sandbox token: the person's twin in the sandbox, or a counterpart that the token acts as. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { moveIn } from "#app/domain/sandbox/move-in.ts";
import { COUNTERPARTS, counterpart, isCounterpart } from "#app/domain/sandbox/sandbox-people.ts";
import type { TokenHolder } from "#app/domain/security/open-token.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

/** A header on every answer of the sandbox. */
export const SANDBOX_HEADER = "farthing-sandbox";

/** A request header: the counterpart to act as. */
export const AS_HEADER = "farthing-sandbox-as";

export const AS_NAMES = Object.keys(COUNTERPARTS);

/**
 * Runs in the sandbox. Scopes, caps, networks and expiry are the token's, also when it acts as a counterpart.
 * Refuses `sandbox_off` where there is no sandbox any more, and `invalid_input` for an unknown counterpart.
 */
export async function sandboxActor(holder: TokenHolder, as: string | null): Promise<UserActor> {
  if (env.sandboxDatabaseUrl === undefined) refuse("sandbox_off");
  const { actor, tokenId } = holder;
  await moveIn(tokenId);
  if (as === null) return { ...actor, sandbox: true };
  if (!isCounterpart(as))
    refuse("invalid_input", {
      field: AS_HEADER,
      sentence: `Act as one of these, or leave the header out: ${AS_NAMES.join(", ")}.`,
    });
  return { ...actor, id: counterpart(as, actor.id).id, role: "member", sandbox: true };
}
