/** A freelancer who came with an import takes over their account by a link that staff passed on, once. */
import type { z } from "zod";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { hashPassword, passwordFingerprint } from "#app/domain/security/password.ts";
import { securityLog, securityLogAfter } from "#app/domain/security/security-log.ts";
import { fit, SIGN_UP } from "#app/domain/people/person-fields.ts";
import { atItsField } from "#app/domain/people/sign-up.ts";
import { requireGoodClaim, unclaimedPerson, writeClaim } from "./claim-account.ts";
import type { InvitedPerson } from "./claim-account.ts";
import { isInvitation } from "./invitation-link.ts";
import type { Invitation } from "./invitation-link.ts";

/** As at a sign-up; the handle is the one that the import gave. */
export const CLAIM = SIGN_UP.omit({ handle: true });

export interface ClaimInput extends Invitation, z.input<typeof CLAIM> {
  key: string;
}

/** The freelancer of a valid invitation, for its page; null when it works no more. Writes nothing. */
export async function invited(invitation: Invitation): Promise<InvitedPerson | null> {
  if (!isInvitation(invitation) || new Date(invitation.until) <= nowDate()) return null;
  return unclaimedPerson(invitation.userId);
}

/**
 * Makes the account active with this e-mail and password; its gigs can be ordered from then on. The link proves nothing about the
 * address, so it is unverified. Refuses `invitation_invalid`, and as `signUp` does.
 */
export async function acceptInvitation(
  input: ClaimInput,
  from: { address: string },
): Promise<Outcome<{ userId: string }>> {
  const { userId, until, signature, key } = input;
  const { password, ...person } = fit(CLAIM, input);
  await countTry("sign_up_address", placeOf(from.address));
  if (!(await wasSent(VISITOR.id, key))) {
    const there = await invited({ userId, until, signature });
    if (there === null) {
      securityLog("invitation.refused", { place: from.address });
      refuse("invitation_invalid");
    }
    await requireGoodClaim(there, { ...person, password });
  }
  const place = placeOf(from.address);
  const passwordHash = await hashPassword(password, { place, known: false });
  const remembered = { ...person, userId, until, password: passwordFingerprint(password, key) };
  const spec = {
    name: "people.accept_invitation" as const,
    actor: VISITOR,
    key,
    input: remembered,
  };
  try {
    return await command(spec, async (tx) => {
      if (!isInvitation({ userId, until, signature }) || new Date(until) <= tx.command.at)
        refuse("invitation_invalid");
      const claim = { ...person, emailState: "unverified" as const, passwordHash };
      if (!(await writeClaim(tx, userId, claim))) refuse("invitation_invalid");
      securityLogAfter(tx, "invitation.accepted", { account: userId, place: from.address });
      return { userId };
    });
  } catch (problem) {
    throw atItsField(problem);
  }
}
