/** Gives an account its new e-mail address, by the link mailed there. The old address is told, and can undo it for 72 hours. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { linkHash, makeLink, useLink } from "#app/domain/security/mailed-links.ts";
import { holdAddress, restAfterChange, UNDO_HOURS } from "./hold-address.ts";
import type { PressedLink } from "./verify-email.ts";

/** Refuses `link_invalid`, `account_suspended`, and `email_taken` when another account verified the address before. */
export async function finishEmailChange({
  token,
  key,
}: PressedLink): Promise<Outcome<{ userId: string }>> {
  const input = { link: linkHash(token) };
  const spec = { name: "people.finish_email_change" as const, actor: VISITOR, key, input };
  return command(spec, async (tx) => {
    const { userId, email } = await useLink(tx, token, "change_email");
    const former = await holdAddress(tx, userId, email);
    if (former.state === "suspended") refuse("account_suspended");
    const until = await restAfterChange(
      tx,
      userId,
      "The e-mail address of the account was changed.",
    );
    // An address that another account verified meanwhile is no longer theirs to be told at.
    if (former.email !== null && former.emailState !== "unverified")
      await tellOldAddress(tx, { userId, old: former.email, until });
    return { userId };
  });
}

interface Told {
  userId: string;
  old: string;
  until: Date;
}

async function tellOldAddress(tx: Tx, { userId, old, until }: Told): Promise<void> {
  // A thief who changes the address a second time must not end the first link.
  const linkId = await makeLink(
    tx,
    { purpose: "undo_email", userId, email: old, hours: UNDO_HOURS },
    { keepOthers: true },
  );
  const payload = { userId, linkId, mailTo: old, dueAt: until.toISOString() };
  await enqueue(tx, [{ name: "account.email_changed", subjectId: userId, payload }]);
}
