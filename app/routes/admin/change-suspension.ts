/** Carries out the buttons with which staff decide about the money of a suspended person. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { contestEarnings } from "#app/domain/suspensions/contest-earnings.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";
import { contestOf } from "./contest-form.ts";

export const SUSPENSION_BUTTONS = ["contest", "propose-account", "sign-account"] as const;
export type SuspensionButton = (typeof SUSPENSION_BUTTONS)[number];

/** Runs the button's command and returns a sentence about it. */
export async function changeSuspension(
  actor: UserActor,
  button: SuspensionButton,
  userId: string,
  form: SentForm,
): Promise<string> {
  const key = form.key();
  if (button === "contest") {
    const contest = contestOf(form) ?? refuse("malformed_body");
    await contestEarnings(actor, { userId, contest, key });
    return "What is contested is decided. The person has been told.";
  }
  if (button === "propose-account") {
    const [holder, account] = [form.text("holder"), form.text("account")];
    const reason = form.text("accountReason");
    await proposeExitAccount(actor, { userId, holder, account, reason, key });
    return "You have proposed and signed the account. A second member of staff has to sign it on this page.";
  }
  await signExitAccount(actor, { exitAccountId: form.text("exitAccountId"), key });
  return "Two members of staff have signed. This person's withdrawals can go to the account now.";
}
