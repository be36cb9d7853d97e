/** Staff invite a freelancer who came with an import: by mail, or by a link they pass on where no address is known. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { emailField, fit } from "#app/domain/people/person-fields.ts";
import { z } from "zod";
import { judgeRows } from "./judge-rows.ts";
import { INVITATION_DAYS, sendLinks } from "./send-links.ts";

const MOST_A_DAY = 3;

export interface MadeInvitation {
  userId: string;
  /** ISO moment; with the account it makes the copied link (`invitationPath`). */
  until: string;
  /** Absent for a link that staff pass on. The address is not stored with the command. */
  mailed?: true;
}

/**
 * With an address the invitation is mailed, and earlier ones end. Without, it answers what a link to pass on is made of. Both work
 * until the account is claimed or the date passes. Refuses `not_found`, `transition_refused`, `invitation_has_address`,
 * `address_held`, `address_declined`, `invitation_limit` and `invalid_input`.
 */
export async function invite(
  actor: UserActor,
  { key, userId, email: typed }: { key: string; userId: string; email?: string | undefined },
): Promise<Outcome<MadeInvitation>> {
  requireAbility(actor, "people.invite");
  const mailed =
    typed === undefined
      ? {}
      : { email: fit(z.object({ email: emailField }), { email: typed }).email };
  const input = { userId, ...mailed };
  return command({ name: "people.invite", actor, key, input }, async (tx) => {
    const person = await lockUnclaimed(tx, userId);
    securityLogAfter(tx, "invitation.made", { account: userId, by: actor.id });
    const until = hoursAfter(tx.command.at, INVITATION_DAYS * 24).toISOString();
    if (mailed.email === undefined) {
      if (person.claimEmail !== null) refuse("invitation_has_address");
      return { userId, until };
    }
    await requireFree(tx, { ...person, email: mailed.email });
    await sendLinks(tx, [{ userId, email: mailed.email }]);
    const made: MadeInvitation = { userId, until, mailed: true };
    return made;
  });
}

async function lockUnclaimed(
  tx: Tx,
  userId: string,
): Promise<{ id: string; handle: string; claimEmail: string | null }> {
  const [row] = await tx.sql<
    Array<{ id: string; handle: string; state: string; claimEmail: string | null }>
  >`
    select id, handle, state, claim_email as "claimEmail" from users where id = ${userId} for no key update`;
  const person = found(row);
  if (person.state !== "unclaimed")
    refuse("transition_refused", { sentence: "Only people who have not joined can be invited." });
  return person;
}

async function requireFree(
  tx: Tx,
  { id, handle, email }: { id: string; handle: string; email: string },
): Promise<void> {
  const [today] = await tx.sql<{ sent: number }[]>`
    select count(*)::int as sent from mailed_links
    where user_id = ${id} and purpose = 'claim' and created_at > ${hoursAfter(tx.command.at, -24)}`;
  if (today !== undefined && today.sent >= MOST_A_DAY) refuse("invitation_limit");
  const [judged] = await judgeRows(tx.sql, [{ line: 1, handle, email }], tx.command.at);
  if (judged?.fate === "taken") refuse("address_held", { field: "email" });
  if (judged?.fate === "declined") refuse("address_declined", { field: "email" });
}
