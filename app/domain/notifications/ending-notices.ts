/** Notices of the end of a task and the move of its money: event → words. */
import { inEarnings, task, undone } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";

export const ENDING_NOTICES = {
  "task.declined": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Declined: ${f.what}`,
      body: (f) => `The freelancer declined. ${f.refunded} is back in your balance.${f.words}`,
    },
  ],
  "task.cancelled": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Cancelled: ${f.what}`,
      body: (f) =>
        `The buyer cancelled before work started; the price went back to them. ${undone}${f.words}`,
    },
  ],
  "task.lapsed": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Not started in time: ${f.what}`,
      body: (f) => `The freelancer did not start in time. ${f.refunded} is back in your balance.`,
    },
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Not started in time: ${f.what}`,
      body: () => "You did not start or decline in time, so the price went back to the buyer.",
    },
  ],
  "task.unanswered": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Ended without your answers: ${f.what}`,
      body: (f) =>
        `You did not answer the freelancer’s questions, so the order has ended. ${f.refunded} is back in your balance.`,
    },
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Ended without answers: ${f.what}`,
      body: () =>
        `The buyer did not answer your questions in time, so the price went back to them. ${undone}`,
    },
  ],
  "task.accepted": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Accepted: ${f.what}`,
      body: inEarnings,
    },
  ],
  "task.settled": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Accepted automatically: ${f.what}`,
      body: (f) => `The buyer did not answer in time. ${inEarnings(f)}`,
    },
    {
      to: "buyer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Accepted automatically: ${f.what}`,
      body: (f) =>
        `The time to look at the work is over, so ${f.released} was released to the freelancer.`,
    },
  ],
  "task.cancel_agreed": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Cancelled by agreement: ${f.what}`,
      body: (f) => `${f.refunded} is back in your balance.`,
    },
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Cancelled by agreement: ${f.what}`,
      body: () => "The money still held went back to the buyer.",
    },
  ],
  "task.given_up": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Money given back: ${f.what}`,
      body: (f) =>
        `The freelancer gave the money back. ${f.refunded} is in your balance again.${f.words}`,
    },
  ],
  "task.cancelled_late": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Cancelled because it was late: ${f.what}`,
      body: () =>
        "You did not deliver in time, so the buyer cancelled and the held money went back to them.",
    },
  ],
  "task.abandoned": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Never delivered: ${f.what}`,
      body: (f) => `Nothing was ever delivered. ${f.refunded} is back in your balance.`,
    },
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `Ended without a delivery: ${f.what}`,
      body: () =>
        "You had still not delivered long after the due date, so the held money went back to the buyer.",
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
