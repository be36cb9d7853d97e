/** Mails a person the link that verifies their account's address, again or for the first time. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { EmailState } from "#app/domain/security/sessions.ts";
import { countLink } from "./mail-limits.ts";
import { mailLink } from "./mail-link.ts";
import { ownAddress } from "./own-address.ts";

/** The link before it ends. Refuses `email_verified_already` and `too_many_attempts`. */
export async function sendVerification(
  actor: UserActor,
  { key }: { key: string },
): Promise<Outcome<{ userId: string }>> {
  const own = await ownAddress(actor);
  if (!(await wasSent(actor.id, key)) && own.emailState !== "verified" && own.email !== "")
    await countLink(own.email, actor.place?.address);
  const spec = { name: "people.send_verification" as const, actor, key, input: {} };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<{ email: string; emailState: EmailState }[]>`
      select coalesce(email, '') as email, email_state as "emailState" from users
      where id = ${actor.id} for no key update`;
    const { email, emailState } = found(row);
    // Sandbox people have no address.
    if (emailState === "verified" || email === "") refuse("email_verified_already");
    await mailLink(tx, { purpose: "verify_email", userId: actor.id, email });
    return { userId: actor.id };
  });
}
