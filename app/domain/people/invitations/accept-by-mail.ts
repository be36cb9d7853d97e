/** A freelancer takes over an imported account by the link in our mail, which proves the address; or asks for no more mails. */
import type { z } from "zod";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { openLink, useLink } from "#app/domain/security/mailed-links.ts";
import { hashPassword, passwordFingerprint } from "#app/domain/security/password.ts";
import { securityLog, securityLogAfter } from "#app/domain/security/security-log.ts";
import { hashOf } from "#app/domain/security/sessions.ts";
import { fit, SIGN_UP } from "#app/domain/people/person-fields.ts";
import { atItsField } from "#app/domain/people/sign-up.ts";
import { requireGoodClaim, unclaimedPerson, writeClaim } from "./claim-account.ts";
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
  await countTry("sign_up_address", placeOf(from.address));
  if (!(await wasSent(VISITOR.id, key))) {
    const there = await invitedByMail(token);
    if (there === null) {
      securityLog("invitation.refused", { place: from.address });
      return refuse("invitation_invalid");
    }
    await requireGoodClaim(there, { name, email: there.email, password });
  }
  const place = placeOf(from.address);
  const passwordHash = await hashPassword(password, { place, known: false });
  const remembered = { name, link: hashOf(token), password: passwordFingerprint(password, key) };
  const spec = {
    name: "people.accept_invitation" as const,
    actor: VISITOR,
    key,
    input: remembered,
  };
  try {
    return await command(spec, async (tx) => {
      const { userId, email } = await useLink(tx, token, "claim");
      const claim = { name, email, emailState: "verified" as const, passwordHash };
      if (!(await writeClaim(tx, userId, claim))) refuse("invitation_invalid");
      const log = { account: userId, place: from.address, reason: "mail" };
      securityLogAfter(tx, "invitation.accepted", log);
      return { userId };
    });
  } catch (problem) {
    throw atItsField(problem);
  }
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
