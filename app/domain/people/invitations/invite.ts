/** Staff make an invitation for a freelancer who came with an import. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";

export const INVITATION_DAYS = 14;

export interface MadeInvitation {
  userId: string;
  /** ISO moment; with the account it makes the link (`invitationPath`). */
  until: string;
}

/** The link works until the account is claimed or the date passes. Refuses `not_found` and `transition_refused`. */
export async function invite(
  actor: UserActor,
  { key, userId }: { key: string; userId: string },
): Promise<Outcome<MadeInvitation>> {
  requireAbility(actor, "people.invite");
  return command({ name: "people.invite", actor, key, input: { userId } }, async (tx) => {
    const [person] = await tx.sql<
      { state: string }[]
    >`select state from users where id = ${userId}`;
    if (found(person).state !== "unclaimed")
      refuse("transition_refused", { sentence: "Only people who have not joined can be invited." });
    securityLogAfter(tx, "invitation.made", { account: userId, by: actor.id });
    return { userId, until: hoursAfter(tx.command.at, INVITATION_DAYS * 24).toISOString() };
  });
}
