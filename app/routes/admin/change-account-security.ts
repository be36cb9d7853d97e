/** Carries out the buttons with which staff decide about the security of a person's account. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { liftFreeze } from "#app/domain/payouts/lift-freeze.ts";
import { startRecovery } from "#app/domain/security/recovery/start-recovery.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";

export const ACCOUNT_BUTTONS = ["lift-freeze", "start-recovery"] as const;
export type AccountButton = (typeof ACCOUNT_BUTTONS)[number];

const reason = sentText({ max: 500, min: 3, lines: "many", empty: "Please say why." });

/** Runs the button's command and returns a sentence about it. */
export async function changeAccountSecurity(
  actor: UserActor,
  button: AccountButton,
  userId: string,
  form: SentForm,
): Promise<string> {
  const key = form.key();
  if (button === "lift-freeze") {
    const { liftReason } = form.parse(z.object({ liftReason: reason }));
    await liftFreeze(actor, { userId, reason: liftReason.trim(), key });
    return "The payouts of this person are no longer frozen. The person has been told.";
  }
  const { recoveryReason } = form.parse(z.object({ recoveryReason: reason }));
  await startRecovery(actor, { userId, reason: recoveryReason.trim(), key });
  return "The link is on its way to the person's own address.";
}
