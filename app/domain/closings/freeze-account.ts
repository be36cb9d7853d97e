/**
 * "This was not me" calls off a closing that waits, too. A thief may have asked for it, and frozen payouts only delay it: the account
 * would be closed for good as soon as they are released.
 */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Place, UserActor } from "#app/domain/kernel/actor.ts";
import { freezeByLink, freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { endLinks } from "#app/domain/security/many-links.ts";
import { callOff } from "./keep-account.ts";

/** Refuses as `freezeByLink` does. */
export function freezeAccountByLink(token: string, place: Place) {
  return freezeByLink(token, place, async (tx, userId) => keepOpen(tx, userId, "mail"));
}

/** Refuses as `freezeOwn` does. */
export function freezeOwnAccount(
  actor: UserActor,
  input: { key: string; recoveryId?: string | undefined },
) {
  return freezeOwn(actor, input, async (tx, userId) => keepOpen(tx, userId, "page"));
}

async function keepOpen(tx: Tx, userId: string, change: "page" | "mail"): Promise<void> {
  if ((await callOff(tx, userId, change)) !== null) await endLinks(tx, [userId], "keep_account");
}
