/** A freelancer who came with an import takes over their account by a link that staff passed on, once. */
import type { z } from "zod";
import type { Outcome } from "#app/domain/commands/command.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fit, SIGN_UP } from "#app/domain/people/person-fields.ts";
import { claimAccount, unclaimedPerson } from "./claim-account.ts";
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
  return claimAccount({
    password,
    key,
    place: from.address,
    remembered: { ...person, userId, until },
    async invited() {
      const there = await invited({ userId, until, signature });
      return there && { person: there, ...person };
    },
    async prove(tx) {
      if (!isInvitation({ userId, until, signature }) || new Date(until) <= tx.command.at)
        refuse("invitation_invalid");
      return { ...person, userId, emailState: "unverified" };
    },
  });
}
