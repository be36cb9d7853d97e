/** What staff do about the money of a suspended person, by the verbs of their page's forms. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { contestEarnings } from "#app/domain/suspensions/contest-earnings.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";
import { contestOf } from "./contest-form.ts";

/** Null for every other verb; otherwise what was done, in words. */
export async function changeSuspension(
  actor: UserActor,
  userId: string,
  form: SentForm,
): Promise<string | null> {
  const key = form.text("key") || newFormKey();
  const verb = form.text("verb");
  if (verb === "contest") {
    await contestEarnings(actor, {
      userId,
      contest: contestOf(form) ?? refuse("malformed_body"),
      key,
    });
    return "What is contested is decided. The person has been told.";
  }
  if (verb === "propose-account") {
    const [holder, account] = [form.text("holder"), form.text("account")];
    const reason = form.text("accountReason");
    await proposeExitAccount(actor, { userId, holder, account, reason, key });
    return "The account is proposed and signed by you. A second member of staff has to sign it on this page.";
  }
  if (verb !== "sign-account") return null;
  await signExitAccount(actor, { exitAccountId: form.text("exitAccountId"), key });
  return "Both signatures are there: withdrawals of this person can go to that account.";
}
