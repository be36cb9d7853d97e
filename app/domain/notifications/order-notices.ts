/** Notices of orders and their lines: event → words. */
import { by, paidByCard, side, task } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";

export const ORDER_NOTICES = {
  "order.placed": [
    {
      to: "freelancer",
      mail: true,
      waits: "funded",
      button: "Start or decline",
      link: task,
      title: (f) => `New order: ${f.what}`,
      body: (f) =>
        f.unanswered > 0
          ? `${f.amount} is held for it. The buyer has not answered all of your questions yet: your time to start begins when they have, and we will tell you. You can also start without the answers, or decline.${paidByCard(f)}`
          : `${f.amount} is held for it. Start or decline by ${by(f, "the date on the task page")}; if you do neither, the price goes back to the buyer.${paidByCard(f)}`,
    },
    {
      to: "buyer",
      mail: true,
      waits: "funded",
      link: task,
      title: (f) => `You ordered ${f.what}`,
      body: (f) =>
        f.unanswered > 0
          ? `${f.amount} is held and not yet paid. The freelancer waits for your answers to ${f.questions}. Give them by ${by(f, "the date on the task page")}; otherwise the order ends and the price comes back to your balance.`
          : `${f.amount} is held and not yet paid. The freelancer has until ${by(f, "the date on the task page")} to start; otherwise it comes back to your balance automatically.`,
    },
  ],
  "order.answered": [
    {
      to: "freelancer",
      mail: true,
      calm: true,
      waits: "funded",
      link: task,
      title: (f) => `Answers for ${f.what}`,
      body: (f) =>
        f.unanswered > 0
          ? `The buyer answered a part of your questions and still has to answer ${f.questions} before your time to start begins.`
          : f.due === null
            ? "The buyer answered more of your questions."
            : `The buyer answered your questions. Start or decline by ${f.due}; if you do neither, the price goes back to the buyer.`,
    },
  ],
  "order.files_added": [
    {
      to: "other",
      mail: true,
      calm: true,
      link: task,
      title: (f) => `New for ${f.what}: ${f.files}`,
      body: (f) => `${side(f)} sent ${f.files} for this order.${f.words}`,
    },
  ],
  "order.turn_came": [
    {
      to: "freelancer",
      mail: true,
      waits: "funded",
      button: "Start or decline",
      link: task,
      title: (f) => `Next milestone: ${f.what}`,
      body: (f) =>
        `${f.amount} is held for it. Start or decline by ${by(f, "the date on its page")}; if you do neither, the price goes back to the buyer.`,
    },
  ],
  "order.line_unfunded": [
    {
      to: "buyer",
      mail: true,
      endedBy: ["order.line_funded"],
      button: "Fund the milestone",
      link: task,
      title: (f) => `Not funded yet: ${f.what}`,
      body: (f) =>
        `It is the next milestone of your order, for ${f.amount}. Nothing is held for it yet, so the freelancer does not start. Fund it on the order’s page when you are ready.`,
    },
  ],
  "order.line_funded": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Funded: ${f.what}`,
      body: (f) =>
        f.due === null
          ? `${f.amount} is held for this milestone. Its turn comes after the milestone before it; you can also start it now.${paidByCard(f)}`
          : `${f.amount} is held for this milestone. Start or decline by ${f.due}; if you do neither, the price goes back to the buyer.${paidByCard(f)}`,
    },
  ],
  "order.called_off": [
    {
      to: "self",
      mail: true,
      link: task,
      title: (f) => `Not ordered: ${f.what}`,
      body: (f) =>
        `The order was called off before it was complete, and all of ${f.amount} is back in your balance. The freelancer was never told about it.${f.because}`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
