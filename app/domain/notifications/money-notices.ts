/** Notices of a person's account, deposits, earnings, payouts and webhooks: event → words. */
import { payout } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";

export const MONEY_NOTICES = {
  "user.signed_up": [
    {
      to: "self",
      // The mail of a new account is the one that verifies its address.
      mail: false,
      link: () => "/gigs",
      title: () => "Welcome to Farthing",
      body: () =>
        "Your account is open. You can buy and sell with it, and every amount shows where it is and what happens to it next.",
    },
  ],
  "deposit.succeeded": [
    {
      to: "self",
      mail: true,
      link: (f) => f.depositLink,
      title: (f) => `Deposit arrived: ${f.amount}`,
      body: () => "It is in your balance and you can spend it.",
    },
  ],
  "deposit.failed": [
    {
      to: "self",
      mail: true,
      link: (f) => f.depositLink,
      title: (f) => `Deposit failed: ${f.amount}`,
      body: (f) =>
        `Nothing was charged to your balance.${f.because} You can try again from your wallet.`,
    },
  ],
  "suspense.assigned": [
    {
      to: "self",
      mail: true,
      link: () => "/wallet",
      title: (f) => `A payment of yours was found: ${f.amount}`,
      body: (f) =>
        `It had arrived without a reference. It is in your balance now and you can spend it.${f.because}`,
    },
  ],
  "payout.created": [
    {
      to: "self",
      mail: false,
      endedBy: ["payout.settled", "payout.failed", "payout.returned"],
      link: payout,
      title: (f) => `Payout started: ${f.amount}`,
      body: () => "The money is going to your bank account. We will tell you when it has arrived.",
    },
  ],
  "payout.submitted": [],
  "payout.settled": [
    {
      to: "self",
      mail: true,
      link: payout,
      title: (f) => `Payout arrived: ${f.amount}`,
      body: () => "The bank says the money is in your account.",
    },
  ],
  "payout.failed": [
    {
      to: "self",
      mail: true,
      link: payout,
      title: (f) => `Payout failed: ${f.amount}`,
      body: (f) =>
        `The money is back in your available earnings.${f.because} Please check your payout account.`,
    },
  ],
  "payout.returned": [
    {
      to: "self",
      mail: true,
      link: payout,
      title: (f) => `Payout came back: ${f.amount}`,
      body: (f) =>
        `The bank sent it back, so the money is in your available earnings again.${f.because} Please check your payout account.`,
    },
  ],
  "earnings.cleared": [
    {
      to: "self",
      mail: false,
      link: () => "/wallet",
      title: (f) => `${f.amount} is available`,
      body: () => "It finished clearing and counts towards your next payout.",
    },
  ],
  "books.wrong": [
    {
      to: "staff",
      mail: true,
      group: "security",
      link: () => "/admin/books",
      title: () => "The books are wrong",
      body: (f) =>
        `A check of the books found an error.${f.because} Stop payouts and find out why; the Books page shows the error.`,
    },
  ],
  "webhook.test": [],
  "webhook.paused": [
    {
      to: "self",
      mail: true,
      endedBy: ["webhook.changed"],
      link: (f) => f.webhookLink,
      title: () => "A webhook of yours is paused",
      body: (f) =>
        `Nothing is sent to it any more.${f.because} Correct your program, then resume the webhook. You can send missed messages again from its page.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
