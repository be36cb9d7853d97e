/** Verifies the address of an account by the link mailed to it. Needs no session: the link may be opened in any browser. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { linkHash, useLink } from "#app/domain/security/mailed-links.ts";
import { holdAddress } from "./hold-address.ts";

/** A pressed button of a mailed link's page. */
export interface PressedLink {
  token: string;
  /** The form's idempotency key. */
  key: string;
}

/** Refuses `link_invalid`, and `email_taken` when another account verified the address before. */
export async function verifyEmail({
  token,
  key,
}: PressedLink): Promise<Outcome<{ userId: string }>> {
  const input = { link: linkHash(token) };
  const spec = { name: "people.verify_email" as const, actor: VISITOR, key, input };
  return command(spec, async (tx) => {
    const { userId, email } = await useLink(tx, token, "verify_email");
    const former = await holdAddress(tx, userId, email);
    // The account has given another address since.
    if (former.email?.toLowerCase() !== email.toLowerCase()) refuse("link_invalid");
    return { userId };
  });
}
