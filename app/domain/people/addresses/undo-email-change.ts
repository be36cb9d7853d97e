/** Undoes a change of address by the link mailed to the old one, without signing in: a thief may have the account. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { revokeTokens } from "#app/domain/security/api-tokens.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { endSessions } from "#app/domain/security/end-sessions.ts";
import { endLinks, linkHash, useLink } from "#app/domain/security/mailed-links.ts";
import { restAfterChange } from "#app/domain/security/payout-rests.ts";
import { holdAddress } from "./hold-address.ts";
import type { PressedLink } from "./verify-email.ts";

/**
 * Brings the old address back as verified, ends every session and API token, and ends the links of later changes. Refuses
 * `link_invalid`, and `email_taken` when another account verified the old address since.
 */
export async function undoEmailChange({
  token,
  key,
}: PressedLink): Promise<Outcome<{ userId: string }>> {
  const input = { link: linkHash(token) };
  const spec = { name: "people.undo_email_change" as const, actor: VISITOR, key, input };
  return command(spec, async (tx) => {
    const { userId, email, createdAt } = await useLink(tx, token, "undo_email");
    await holdAddress(tx, userId, email);
    await endLinks(tx, userId, ["change_email", "verify_email"]);
    await endLinks(tx, userId, ["undo_email"], createdAt);
    await endSessions(tx, userId);
    await revokeTokens(tx, userId);
    const until = await restAfterChange(
      tx,
      userId,
      "A change of the e-mail address was undone from the old address.",
    );
    securityLogAfter(tx, "address.undone", { account: userId });
    const payload = { userId, dueAt: until.toISOString() };
    await enqueue(tx, [{ name: "account.email_restored", subjectId: userId, payload }]);
    return { userId };
  });
}
