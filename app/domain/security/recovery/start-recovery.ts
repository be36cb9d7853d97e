/** Staff start a recovery for a person: the mail goes to the person's address. Staff neither see its link nor set a password. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { mailRecoverLink } from "./mail-recovery.ts";

export interface StartInput {
  userId: string;
  /** Stored with the command; the person reads it too. */
  reason: string;
  key: string;
}

/** Refuses `not_found`, `own_account`, and `transition_refused` without an address or with three links that still work. */
export async function startRecovery(
  actor: UserActor,
  { userId, reason, key }: StartInput,
): Promise<Outcome<{ userId: string; reason: string }>> {
  requireAbility(actor, "security.start_recovery");
  if (actsFor(actor, userId)) refuse("own_account");
  if (!isId("user", userId)) refuse("not_found");
  const input = { userId, reason };
  const spec = { name: "security.start_recovery" as const, actor, key, input };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<{ email: string | null; state: string; demo: boolean }[]>`
      select email, state, demo and password_hash is null as demo from users where id = ${userId}`;
    const { email, state, demo } = found(row);
    const note = tidyText(reason);
    if (email === null || state === "unclaimed" || demo)
      refuse("transition_refused", { sentence: "This account has no address to write to." });
    if (!(await mailRecoverLink(tx, { id: userId, email }, { note })))
      refuse("transition_refused", {
        sentence: "Three mails with a link that works are in this person's mailbox already.",
      });
    securityLogAfter(tx, "recovery.started_by_staff", { account: userId, by: actor.id });
    return { userId, reason: note };
  });
}
