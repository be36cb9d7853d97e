/** Notices of recoveries and of frozen payouts: what happened, what happens next, and what stops it. */
import { sayHowLong } from "#app/domain/security/payout-rests.ts";
import { env } from "#app/env.server.ts";
import type { Facts } from "./facts.ts";
import type { NoticeRow } from "./notice-row.ts";

const told = { to: "self", mail: true } as const;

const stopIt = {
  link: (f: Facts) => f.notMeLink,
  button: "This was not me: stop it",
};

const until = (f: Facts) => f.due ?? "the end of the waiting time";

const THEN_BY_MAIL =
  "On that day we mail you a link with which you set a new password and take the second factor off. Payouts rest until three days later.";
const WHEN_LOST =
  "If you began it because you lost your authenticator and your codes, you do not have to do anything but wait.";
const OTHERWISE =
  "If it was not you, press the button below: it stops the recovery, freezes your payouts and signs out every browser and program. You do not have to sign in for it.";

export const RECOVERY_NOTICES = {
  "account.recovery_mailed": [
    {
      ...told,
      link: (f) => f.recoverLink,
      button: "Set a new password",
      title: () => "Your link to a new password",
      body: (f) =>
        `${f.said === "" ? `On ${f.when} a new password was asked for${f.place}.` : `On ${f.when} our staff started a recovery of your account. Their reason: ${f.said}`} With the link in the mail you can set one within 30 minutes. If you did not ask for it, you do not have to do anything: your password stays as it is.`,
    },
  ],
  "account.password_recovered": [
    {
      ...told,
      link: () => "/settings/security",
      title: () => "A new password was set by mail",
      body: (f) =>
        `On ${f.when} a new password was set for your account through a link from your mail${f.place}. Every session was ended. ${f.change.endsWith("tokens_kept") ? "Your API tokens still work." : "Your API tokens were ended."}${f.change.startsWith("factors_") ? " Your authenticator, your passkeys and your recovery codes were removed: please set up a new second factor." : ""} ${sayHowLong()}If this was not you, press “This was not me” in this mail at once. Another person can read your mail: write to ${env.supportMail}, too.`,
    },
  ],
  "account.recovery_begun": [
    {
      ...told,
      ...stopIt,
      title: () => "A recovery of your account was begun",
      body: (f) =>
        `On ${f.when} a person who can read your mail said that the authenticator and the recovery codes of your account are lost${f.place}. The recovery waits until ${until(f)}. ${THEN_BY_MAIL} ${WHEN_LOST} ${OTHERWISE}`,
    },
  ],
  "account.recovery_reminder": [
    {
      ...told,
      ...stopIt,
      title: (f) => `The recovery of your account ends on ${until(f)}`,
      body: (f) =>
        `A recovery of your account is waiting until ${until(f)}. ${THEN_BY_MAIL} ${WHEN_LOST} ${OTHERWISE}`,
    },
  ],
  "account.recovery_ready": [
    {
      ...told,
      link: (f) => f.recoverLink,
      button: "Set a new password and take off the second factor",
      title: () => "You can finish the recovery of your account",
      body: (f) =>
        `The waiting time of your recovery is over. With the link in the mail you set a new password, and your authenticator, your passkeys and your recovery codes are removed. The link works once, until ${f.due ?? "30 days from now"}.`,
    },
  ],
  "account.recovery_stopped": [
    {
      ...told,
      link: () => "/settings/security",
      title: () => "The recovery of your account was stopped",
      body: (f) =>
        `On ${f.when} the recovery that was waiting was stopped${f.place}. Your password and your second factor stay as they are. ${sayHowLong()}If you have lost your second factor, you can begin a new recovery with “Forgot your password?” on the sign-in page. If you did not stop it, another person is signed in to your account: press “This was not me” in this mail.`,
    },
  ],
  "account.payouts_frozen": [
    {
      ...told,
      link: () => "/recover",
      button: "Set a new password by mail",
      title: () => "Your payouts are frozen",
      body: (f) =>
        `On ${f.when} “This was not me” was pressed for your account${f.place}. Nothing is paid out, and every browser and program was signed out. Set a new password with “Forgot your password?” now. After that, sign in and look through your payout account, webhooks and second factor; then you can release the payouts under Settings, Security. If you need help, write to ${env.supportMail}.`,
    },
  ],
  "account.freeze_lifted": [
    {
      ...told,
      link: () => "/settings/security",
      title: () => "Your payouts are no longer frozen",
      body: (f) =>
        `On ${f.when} ${f.change === "staff" ? `our staff released your payouts${f.said === "" ? "" : `. Their reason: ${f.said.replace(/\.$/, "")}`}` : `your payouts were released${f.place}`}. ${f.due === null ? "They are paid as before." : `They rest until ${f.due}, and are paid as before from then on.`} If this was not you, press “This was not me” in this mail at once, or write to ${env.supportMail}.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
