/** A freelancer takes over an imported account by the link in our mail, which proves the address; or asks for no more mails. */
import type { z } from "zod";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { openLink, useLink } from "#app/domain/security/mailed-links.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { hashOf } from "#app/domain/security/sessions.ts";
import { fit, SIGN_UP } from "#app/domain/people/person-fields.ts";
import { claimAccount, unclaimedPerson } from "./claim-account.ts";
import type { InvitedPerson } from "./claim-account.ts";
import { declineAddress } from "./declined-addresses.ts";

/** The handle is the one that the import gave, the address the one we wrote to. */
export const MAILED_CLAIM = SIGN_UP.omit({ handle: true, email: true });

export interface MailedClaim extends z.input<typeof MAILED_CLAIM> {
  token: string;
  key: string;
}

/** The freelancer a mailed link is for, with the address; null when it works no more. Writes nothing. */
export async function invitedByMail(
  token: string,
): Promise<(InvitedPerson & { email: string }) | null> {
  const link = await openLink(token, "claim");
  if (link === null) return null;
  const person = await unclaimedPerson(link.userId);
  return person === null ? null : { ...person, email: link.email };
}

/**
 * Makes the account active with the mail's address, which is verified by that. Refuses `invitation_invalid`, and as `signUp`
 * does.
 */
export async function acceptByMail(
  input: MailedClaim,
  from: { address: string },
): Promise<Outcome<{ userId: string }>> {
  const { token, key } = input;
  const { name, password } = fit(MAILED_CLAIM, input);
  return claimAccount({
    password,
    key,
    place: from.address,
    remembered: { name, link: hashOf(token) },
    async invited() {
      const person = await invitedByMail(token);
      return person && { person, name, email: person.email };
    },
    async prove(tx) {
      const { userId, email } = await useLink(tx, token, "claim");
      return { userId, name, email, emailState: "verified", reason: "mail" };
    },
  });
}

/** No invitation goes to the mail's address any more; the account stays unclaimed. Refuses `link_invalid`. */
export async function declineInvitation(token: string): Promise<Outcome<object>> {
  // All visitors are one actor; a key that follows from the token cannot be used up by others.
  const key = `decline:${hashOf(token)}`;
  const spec = { name: "people.decline_invitation" as const, actor: VISITOR, key, input: {} };
  return command(spec, async (tx) => {
    const { userId, email } = await useLink(tx, token, "claim");
    await declineAddress(tx, email);
    securityLogAfter(tx, "invitation.declined", { account: userId });
    await tx.sql`
      update users set claim_email = null, command_id = ${tx.command.id}
      where id = ${userId} and lower(claim_email) = lower(${email})`;
    return {};
  });
}
