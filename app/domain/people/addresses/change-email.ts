/**
 * Asks for another e-mail address. A verified account keeps its address until the new one is verified; an unverified one takes the
 * new address at once, and is asked to verify it.
 */
import { z } from "zod";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { emailField, fit } from "#app/domain/people/person-fields.ts";
import type { EmailState } from "#app/domain/security/sessions.ts";
import { restAfterChange } from "./hold-address.ts";
import { countLink } from "./mail-limits.ts";
import { mailLink } from "./mail-link.ts";

export const NEW_EMAIL = z.object({ email: emailField });

/**
 * Answers alike whether another account has the address or not. Refuses `step_up_required`, `invalid_input` (also for the present
 * address) and `too_many_attempts`.
 */
export async function changeEmail(
  actor: UserActor,
  input: { email: string; key: string },
): Promise<Outcome<{ userId: string }>> {
  const { email } = fit(NEW_EMAIL, input);
  const { key } = input;
  if (!(await wasSent(actor.id, key))) await countLink(email, actor.place?.address);
  const spec = { name: "people.change_email" as const, actor, key, input: { email } };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<{ email: string; emailState: EmailState }[]>`
      select coalesce(email, '') as email, email_state as "emailState" from users
      where id = ${actor.id} for no key update`;
    const own = found(row);
    if (own.email.toLowerCase() === email.toLowerCase())
      refuse("invalid_input", { field: "email", sentence: "This is your address already." });
    const userId = actor.id;
    if (own.emailState !== "unverified") {
      await mailLink(tx, { purpose: "change_email", userId, email });
      return { userId };
    }
    await tx.sql`
      update users set email = ${email}, command_id = ${tx.command.id} where id = ${userId}`;
    await restAfterChange(tx, userId, "The e-mail address of the account was changed.");
    await mailLink(tx, { purpose: "verify_email", userId, email });
    return { userId };
  });
}
