/** The sandbox's people: a twin of each token's person, and a buyer and a freelancer for each to act as. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { idNamed } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

/** The counterparts a person may act as: role → displayed name. */
export const COUNTERPARTS = {
  buyer: "Sandbox buyer",
  freelancer: "Sandbox freelancer",
} as const;

export type Counterpart = keyof typeof COUNTERPARTS;

export function isCounterpart(text: string): text is Counterpart {
  return Object.hasOwn(COUNTERPARTS, text);
}

/** People cannot choose handles that begin with "farthing", so no twin collides with these. */
function handleOf(part: string, userId: string): string {
  return `farthing-${part}-${userId.slice(-10)}`;
}

export interface SandboxPerson {
  id: string;
  handle: string;
  name: string;
}

/** The counterpart of one person; deterministic, and different for each person. */
export function counterpart(part: Counterpart, userId: string): SandboxPerson {
  const id = idNamed("user", `sandbox ${part} of ${userId}`);
  return { id, handle: handleOf(part, userId), name: COUNTERPARTS[part] };
}

/** Handle of a twin whose own handle another twin has. */
export function spareHandle(userId: string): string {
  return handleOf("twin", userId);
}

/** Rules on disputes at a party's request; cannot sign in. */
export const SANDBOX_STAFF: SandboxPerson = {
  id: idNamed("user", "sandbox staff"),
  handle: "farthing-staff",
  name: "Sandbox staff",
};

/** Ids of the sandbox token's person and both counterparts. */
export async function partiesOf(actor: UserActor): Promise<Record<"you" | Counterpart, string>> {
  requireAbility(actor, "sandbox.read");
  const [row] = await sql<{ you: string }[]>`
    select user_id as you from api_tokens where id = ${actor.tokenId ?? ""}`;
  const { you } = found(row);
  return {
    you,
    buyer: counterpart("buyer", you).id,
    freelancer: counterpart("freelancer", you).id,
  };
}
