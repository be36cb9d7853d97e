/** Notices of suspensions, for suspended people about their money and for staff about their queue: event → words. */
import type { NoticeRow } from "./notice-row.ts";

const page = () => "/suspended";

export const SUSPENSION_NOTICES = {
  "suspension.begun": [
    {
      to: "self",
      mail: true,
      link: page,
      title: () => "Your account is suspended",
      body: (f) =>
        `You are signed out everywhere, and your API tokens no longer work.${f.because} ${f.amounts} Sign in to see your statement and to withdraw what is not contested. To appeal, write to ${f.appeal}.`,
    },
  ],
  "suspension.contested": [
    {
      to: "self",
      mail: true,
      link: page,
      title: () => "Our staff decided again about your money",
      body: (f) => `${f.amounts}${f.because} To appeal, write to ${f.appeal}.`,
    },
  ],
  "suspension.account_proposed": [
    {
      to: "staff",
      mail: false,
      endedBy: ["suspension.account_agreed"],
      link: (f) => f.personLink,
      title: () => "An account for a suspended person needs a second signature",
      body: (f) => `It is ${f.account}.${f.because}`,
    },
  ],
  "suspension.account_agreed": [
    {
      to: "self",
      mail: true,
      link: page,
      title: () => "You can withdraw your money now",
      body: (f) =>
        `Two of our staff agreed to the account you named: ${f.account}. Sign in to withdraw what is not contested.`,
    },
  ],
  "suspension.withdrawal_asked": [
    {
      to: "self",
      mail: true,
      endedBy: [
        "suspension.withdrawal_stopped",
        "suspension.withdrawal_ended",
        "suspension.withdrawn",
      ],
      button: "Stop the withdrawal",
      link: (f) => f.stopLink,
      title: (f) => `A withdrawal of about ${f.amount} was asked for`,
      body: (f) =>
        `It goes to ${f.account} on ${f.due ?? "the seventh day from now"}. If you asked for it, you do not have to do anything. If you did not, open the link below and press the button there: it stops the withdrawal.`,
    },
  ],
  "suspension.withdrawal_stopped": [
    {
      to: "self",
      mail: true,
      link: page,
      title: () => "The withdrawal is stopped",
      body: () =>
        "It was stopped from the link in the mail, and nothing was paid out. If you did not ask for it, another person knows your password: write to us.",
    },
    {
      to: "staff",
      mail: false,
      link: (f) => f.personLink,
      title: () => "A suspended person's withdrawal was stopped from its mail",
      body: () => "Another person may know the password. Nothing was paid out.",
    },
  ],
  "suspension.withdrawal_ended": [
    {
      to: "self",
      mail: true,
      link: page,
      title: () => "A withdrawal of yours was not paid",
      body: (f) => `${f.ending} You can sign in and look at what is left.`,
    },
  ],
  "suspension.withdrawn": [
    {
      to: "self",
      mail: true,
      link: page,
      title: (f) => `${f.amount} is on its way to you`,
      body: (f) => `It goes to ${f.account}. We will tell you when it has arrived.`,
    },
  ],
  "suspension.lifted": [
    {
      to: "self",
      mail: true,
      link: () => "/sign-in",
      title: () => "Your account is open again",
      body: (f) =>
        `The suspension is lifted and no money is contested any more.${f.because} Please sign in again.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
