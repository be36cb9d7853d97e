/** Notices of an account's security: event → what happened, when, from where, and what to do (decision 21). */
import { sayHowLong } from "#app/domain/security/payout-rests.ts";
import { env } from "#app/env.server.ts";
import type { Facts } from "./facts.ts";
import type { NoticeRow } from "./notice-row.ts";
import { RECOVERY_NOTICES } from "./recovery-notices.ts";

/** All by mail, so that a thief in the account cannot hide them; many of a kind within minutes become two mails. */
const told = { to: "self", mail: true, calm: true } as const;

const change = (f: Facts, words: Record<string, string>, otherwise: string) =>
  words[f.change] ?? otherwise;

/** `also` is put between the password and the address to write to. */
const notYou = (also = "") =>
  `If this was not you, press “This was not me” below: it freezes your payouts and signs out every browser and program.${also} Then set a new password. If you need help, write to ${env.supportMail}.`;

const PASSKEYS = "/settings/security/passkeys";

const CHECK_ACCOUNT = " Check the payout account before its next payout.";

export const SECURITY_NOTICES = {
  "account.new_browser": [
    {
      ...told,
      link: () => "/settings/security#sessions",
      title: () => "New sign-in to your account",
      body: (f) =>
        `On ${f.when} ${f.change === "passkey" ? "a passkey of yours" : "your password"} was used to sign in${f.place || " in a browser"}, which was not used for this account before. If this was you, you do not have to do anything. ${notYou()}`,
    },
  ],
  "account.guessed_at": [
    {
      ...told,
      link: (f) => f.unlockUrl,
      title: () => "Someone is trying to guess your password",
      body: (f) =>
        `By ${f.when} so many wrong passwords had been tried for your account that new browsers must wait before they can try again. Your password was not guessed, and browsers you signed in with before are not held up. If you cannot sign in, open this link within a day in the browser you want to use, and sign in there as always. If you did not try to sign in, you do not have to do anything.`,
    },
  ],
  "account.codes_guessed": [
    {
      ...told,
      link: () => "/settings",
      title: () => "Someone knows your password",
      body: (f) =>
        `By ${f.when} your password had been typed at the sign-in, and then too many wrong codes. Your second step kept them out. If you did not try to sign in, choose a new password under Settings now.`,
    },
  ],
  "account.password_changed": [
    {
      ...told,
      link: () => "/settings/security",
      title: () => "Your password was changed",
      body: (f) =>
        `Your password was changed on ${f.when}${f.place}. Every other session was ended. ${change(f, { tokens_kept: "Your API tokens still work." }, "Your API tokens were ended.")} If this was not you, press “This was not me” below at once, and write to ${env.supportMail}: another person can sign in to your account.`,
    },
  ],
  "account.factor_changed": [
    {
      ...told,
      link: () => "/settings/security/authenticator",
      title: (f) => change(f, FACTOR_TITLES, "The second step of your sign-in was changed"),
      body: (f) =>
        `On ${f.when} ${change(f, FACTOR_CHANGES, "the second step of your sign-in was changed")}${f.place}. ${sayHowLong()}${notYou()}`,
    },
  ],
  "account.token_made": [
    {
      ...told,
      link: () => "/settings/tokens",
      title: (f) => `New API token: ${f.title}`,
      body: (f) =>
        `An API token${f.tail} was made on ${f.when}${f.place}. ${f.scopes} ${notYou(" Look through your API tokens.")}`,
    },
  ],
  "account.passkey_added": [
    {
      ...told,
      link: () => PASSKEYS,
      title: (f) => `New passkey: ${f.title}`,
      body: (f) =>
        `A passkey was added to your account on ${f.when}${f.place}. You can sign in with it. ${sayHowLong()}${notYou(" Remove the passkey: a new password does not end it.")}`,
    },
  ],
  "account.passkey_removed": [
    {
      ...told,
      link: () => PASSKEYS,
      title: (f) => `Passkey removed: ${f.title}`,
      body: (f) =>
        `A passkey was removed from your account on ${f.when}${f.place}. It no longer signs you in. ${sayHowLong()}${notYou(" Look through your passkeys.")}`,
    },
  ],
  "account.passkey_copied": [
    {
      ...told,
      link: () => PASSKEYS,
      title: (f) => `Your passkey may have been copied: ${f.title}`,
      body: (f) =>
        `On ${f.when} a sign-in or a confirmation with this passkey was refused: the passkey counts its uses, and this use had a number it had given before. Either it is an old copy of the passkey, or another person has one. Remove the passkey, and add a new one. ${notYou()}`,
    },
  ],
  "payout_account.changed": [
    {
      ...told,
      link: () => "/wallet/payout-method",
      title: (f) =>
        change(
          f,
          { added: "A payout account was added", removed: "Your payout account was removed" },
          "Your payout account was replaced",
        ),
      body: (f) =>
        f.change === "removed"
          ? `Your payout account${f.tail} was removed on ${f.when}${f.place}. Nothing is paid out until you add one. ${notYou()}`
          : `On ${f.when} the account${f.tail} was set for your payouts${f.place}. ${f.due === null ? "Payouts can go there at once." : `The first payout to it goes on ${f.due} at the earliest.`} ${notYou(CHECK_ACCOUNT)}`,
    },
  ],
  "payout_settings.changed": [
    {
      ...told,
      link: () => "/wallet/payouts#settings",
      title: () => "Your payout settings were changed",
      body: (f) =>
        `Your payout settings were changed on ${f.when}${f.place}. ${f.automatic ? `You are paid automatically as soon as ${f.amount} is available.` : "Your earnings are no longer paid out automatically; you withdraw them by hand."} ${notYou(CHECK_ACCOUNT)}`,
    },
  ],
  "webhook.added": [
    {
      ...told,
      link: (f) => f.webhookLink,
      title: (f) => `New webhook: ${f.title}`,
      body: (f) =>
        `A webhook was added on ${f.when}${f.place}. It gets messages about your account until you remove it. ${notYou(" Remove the webhook: a new password does not end it.")}`,
    },
  ],
  "webhook.changed": [
    {
      ...told,
      link: (f) => f.webhookLink,
      title: (f) => `A webhook was changed: ${f.title}`,
      body: (f) =>
        `On ${f.when} ${change(f, WEBHOOK_CHANGES, "a webhook of yours was changed")}${f.place}. ${notYou(" Look through your webhooks: a new password does not end them.")}`,
    },
  ],
  ...RECOVERY_NOTICES,
} satisfies Record<string, readonly NoticeRow[]>;

const WEBHOOK_CHANGES = {
  secret: "a new signing secret was made for this webhook",
  events: "other events were chosen for this webhook",
  body: "the form of this webhook's messages was changed",
  paused: "this webhook was paused",
  resumed: "this webhook was resumed",
  removed: "this webhook was removed",
};

const FACTOR_TITLES = {
  app_added: "An authenticator app was added to your account",
  app_removed: "The authenticator app of your account was removed",
  codes_made: "New recovery codes were made for your account",
  undone: "A second step was taken off your account",
};

const FACTOR_CHANGES = {
  app_added: "an authenticator app was added to your account",
  app_removed: "the authenticator app of your account was removed",
  codes_made: "ten new recovery codes were made for your account, and the ones before them ended",
  undone:
    "the second step that had just been added was taken off your account, because “This was not me” was pressed",
};
