/** What every operation for staff asks first. */
import { isStaff } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

/** What a token must be good for. */
export const STAFF = ["staff"] as const;

/** Others are told that there is nothing. */
export function requireStaff(actor: UserActor): void {
  if (!isStaff(actor)) refuse("not_found");
}
