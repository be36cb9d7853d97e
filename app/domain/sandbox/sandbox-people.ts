/** Who plays with whom in the sandbox: everybody has a twin of themselves there, and a buyer and a freelancer of their own. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { idNamed } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

/** The counterparts each person may act as: role → the name others read. */
export const COUNTERPARTS = {
  buyer: "Sandbox buyer",
  freelancer: "Sandbox freelancer",
} as const;

export type Counterpart = keyof typeof COUNTERPARTS;

export function isCounterpart(text: string): text is Counterpart {
  return Object.hasOwn(COUNTERPARTS, text);
}

/** Nobody's handle may begin with the house's name, so no twin ever meets these. */
function handleOf(part: string, userId: string): string {
  return `farthing-${part}-${userId.slice(-10)}`;
}

export interface SandboxPerson {
  id: string;
  handle: string;
  name: string;
}

/** The counterpart of one person: the same for ever, and nobody else's. */
export function counterpart(part: Counterpart, userId: string): SandboxPerson {
  const id = idNamed("user", `sandbox ${part} of ${userId}`);
  return { id, handle: handleOf(part, userId), name: COUNTERPARTS[part] };
}

/** For a twin whose handle somebody else's twin took. */
export function spareHandle(userId: string): string {
  return handleOf("twin", userId);
}

/** Rules on disputes when a party asks for it; signs in nowhere. */
export const SANDBOX_STAFF: SandboxPerson = {
  id: idNamed("user", "sandbox staff"),
  handle: "farthing-staff",
  name: "Sandbox staff",
};

/** The person behind a sandbox token and both counterparts, by id. */
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
