/** Notices of the beginning and the end of an account: invitations to imported ones, and closing: event → words. */
import { env } from "#app/env.server.ts";
import type { NoticeRow } from "./notice-row.ts";

export const ACCOUNT_NOTICES = {
  "account.invited": [
    {
      to: "self",
      mail: true,
      link: (f) => f.claimLink,
      button: "Look at the invitation",
      title: () => "Your gigs are on Farthing: take over the account",
      body: () =>
        "Our staff put a catalogue with your gigs on Farthing, a marketplace for freelance work. Until you take over the account nobody can order them. Open the link below within 14 days and choose a password: from then on the gigs are yours, people can order them, and you are paid when they accept your work. If you do not want that, the same page has a button so that we never write to you again.",
    },
  ],
  "account.closing_asked": [
    {
      to: "self",
      mail: true,
      endedBy: ["account.kept", "account.closed"],
      link: (f) => f.keepLink,
      button: "Keep the account",
      title: () => "Your account will be closed",
      body: (f) =>
        `On ${f.when} you asked us${f.place} to close your account. We close it on ${f.until} at the earliest, as soon as nothing is open any more. Your gigs cannot be ordered until then. If you change your mind, open the link below and press the button; you do not have to sign in. If you did not ask for this, press the button, change your password, and write to ${env.supportMail}.`,
    },
  ],
  "account.kept": [
    {
      to: "self",
      mail: true,
      link: () => "/settings",
      title: () => "Your account stays open",
      body: (f) =>
        f.change === "mail"
          ? "The closing was called off by the link in our mail. Gigs that were for sale before are for sale again. If you never asked us to close the account, another person may know your password: change it now."
          : f.change === "not_me"
            ? "After it was asked for you said that a change was not yours, or you set a new password by mail. So we called the closing off. Gigs that were for sale before are for sale again. If you do want to close the account, ask for it again."
            : "You called off the closing. Gigs that were for sale before are for sale again.",
    },
  ],
  "account.closed": [
    {
      to: "self",
      mail: true,
      link: () => "/help",
      button: "Read the help pages",
      title: () => "Your account is closed",
      body: (f) =>
        `You cannot sign in any more, your API tokens have ended, and your gigs are off the market. ${f.amounts} Other people see “Closed account” where your name was. We forget your e-mail address in 30 days; until then we only use it to tell you about your last payout. Questions? Write to ${env.supportMail}.`,
    },
  ],
  "account.last_payout_returned": [
    {
      to: "self",
      mail: true,
      link: () => "/help",
      button: "Read the help pages",
      title: (f) => `Your last payout of ${f.amount} came back`,
      body: (f) =>
        `The bank could not deliver it.${f.because} The money is still yours. Write to ${env.supportMail} from this address, and we find another way to send it.`,
    },
    {
      to: "staff",
      mail: false,
      link: () => "/admin/payments",
      title: (f) => `The last payout of a closed account came back: ${f.amount}`,
      body: () => "The money is in suspense. Its person was asked to write to us.",
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
