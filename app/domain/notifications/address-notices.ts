/** Notices about a person's e-mail address: the mails that verify it, and what is told about its changes. */
import { linkPath } from "#app/domain/security/mailed-links.ts";
import type { LinkPurpose } from "#app/domain/security/mailed-links.ts";
import { env } from "#app/env.server.ts";
import type { Facts } from "./facts.ts";
import type { NoticeRow } from "./notice-row.ts";

const mailed = (purpose: LinkPurpose) => (f: Facts) =>
  f.linkId === "" ? "/settings/email" : linkPath(purpose, f.linkId);

/** For a newcomer, in the mail only. */
const WELCOME = [
  "To buy: add money to your balance, choose a gig and order it. The price is held until you accept the work, and it comes back to your balance if the work does not start in time.",
  "To sell: write your first gig under Selling and publish it, then add the bank account your earnings go to.",
];

/** In the mail only: the reader of the mailbox may learn it, the person who typed the address may not. */
const KNOWN = [
  "There is already an account at Farthing with this address. If it is yours, you do not need another one: sign in with this address and your password. If you forgot the password, the page to sign in leads you on.",
  "If you did not ask for this, you do not have to do anything: your account stays as it is.",
];

export const ADDRESS_NOTICES = {
  "account.verify_email": [
    {
      to: "self",
      mail: true,
      button: "Verify this address",
      link: mailed("verify_email"),
      endedBy: ["account.email_verified"],
      title: () => "Please verify your e-mail address",
      body: () =>
        "The mailed link works for 30 minutes: open it and press the button there. Until then you can browse and write drafts; publishing a gig, adding money and paying out wait for it.",
      more: (f) => (f.known ? KNOWN : f.change === "opened" ? WELCOME : []),
    },
  ],
  "account.email_verified": [],
  "account.email_change_asked": [
    {
      to: "self",
      mail: true,
      button: "Use this address",
      link: mailed("change_email"),
      title: () => "Please verify your new e-mail address",
      body: () =>
        "This address was given as the new e-mail address of an account at Farthing. Open the link within 30 minutes and press its button; until then the account keeps its present address.",
      more: (f) => (f.known ? KNOWN : []),
    },
  ],
  "account.email_changed": [
    {
      to: "self",
      mail: true,
      button: "Undo the change",
      link: mailed("undo_email"),
      title: () => "Your e-mail address was changed",
      body: (f) =>
        `The e-mail address of your account was changed on ${f.when}. Nothing is paid out until ${f.due ?? "three days later"}. If this was you, you do not have to do anything. If it was not you, undo it before then with the link that was mailed to your old address: that brings the old address back and signs everybody out. If you cannot, write to ${env.supportMail}.`,
    },
  ],
  "account.email_restored": [
    {
      to: "self",
      mail: true,
      link: () => "/settings/email",
      title: () => "Your old e-mail address is back",
      body: (f) =>
        `On ${f.when} the change of your e-mail address was undone from your old address. Every session and every API token was ended, and nothing is paid out until ${f.due ?? "three days later"}. If another person changed the address, they know your password: sign in and change it now.`,
    },
  ],
  "account.email_lost": [
    {
      to: "self",
      mail: false,
      link: () => "/settings/email",
      title: () => "Please give another e-mail address",
      body: () =>
        "Another account verified the e-mail address that you gave, so the address is theirs now. Your account keeps its name, its drafts and its money. Sign in with your handle, and verify another address: until then you cannot publish or add money, and nothing is paid out.",
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
