/** Notices of tasks in progress: event → words. */
import { by, inEarnings, on, side, task, them } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";

export const TASK_NOTICES = {
  "task.started": [
    {
      to: "buyer",
      mail: false,
      gather: true,
      waits: "started",
      link: task,
      title: (f) => `Work started on ${f.what}`,
      body: (f) =>
        `We will tell you when it is delivered. If nothing is delivered, the held money comes back to your balance ${on(f, "automatically")}.`,
    },
  ],
  "task.delivered": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      waits: "delivered",
      button: "Look at the work",
      link: task,
      title: (f) => `Delivered: ${f.what}`,
      body: (f) =>
        `Look at the work, then accept ${them(f)}, ask for a revision or open a dispute. If you do nothing, ${f.amount} is released to the freelancer ${on(f, "when the time to look is over")}.${f.words}`,
    },
  ],
  "task.revised": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      waits: "started",
      link: task,
      title: (f) => `Revision asked for: ${f.what}`,
      body: (f) =>
        `The money stays held. Deliver again by the date on the task page. If you do not, staff look at your earlier delivery ${on(f, "a little later")}.${f.words}`,
    },
  ],
  "task.accepted_part": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `A part was accepted: ${f.what}`,
      body: (f) => `${inEarnings(f)} The rest stays held.${f.words}`,
    },
  ],
  "task.extension_proposed": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      waits: "extension",
      link: task,
      title: (f) => `More time asked for: ${f.what}`,
      body: (f) =>
        `The freelancer asks for ${f.days}. If you do nothing, the due date does not change.${f.words}`,
    },
  ],
  "task.extension_agreed": [
    {
      to: "freelancer",
      mail: false,
      gather: true,
      link: task,
      title: (f) => `More time agreed: ${f.what}`,
      body: (f) => `You have ${f.days}. The new due date is on the task page.`,
    },
  ],
  "task.cancel_proposed": [
    {
      to: "other",
      mail: true,
      gather: true,
      waits: "proposal",
      link: task,
      title: (f) => `Cancel by agreement? ${f.what}`,
      body: (f) =>
        `${side(f)} proposes to cancel. The money still held would go back to the buyer. Nothing happens unless you agree.${f.words}`,
    },
  ],
  "task.cancel_refused": [
    {
      to: "other",
      mail: false,
      gather: true,
      link: task,
      title: (f) => `The proposal to cancel ended: ${f.what}`,
      body: () => "The task continues as before.",
    },
  ],
  "task.escalated": [
    {
      to: "other",
      mail: true,
      gather: true,
      link: task,
      title: (f) => `With staff now: ${f.what}`,
      body: () =>
        "The revision is long overdue. The money stays held until staff have looked at the delivery and decided.",
    },
    {
      to: "staff",
      mail: false,
      link: (f) => f.caseLink,
      title: (f) => `Overdue revision: ${f.what}`,
      body: () =>
        "The buyer asked for a revision and the freelancer did not deliver it. Look at the earlier delivery and rule.",
    },
  ],
  "task.reminder": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      waits: "delivered",
      button: "Look at the work",
      link: task,
      title: (f) => `Please look at the work: ${f.what}`,
      body: (f) => `If you do nothing, ${f.amount} is released to the freelancer ${on(f, "soon")}.`,
    },
  ],
  "task.start_reminder": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      waits: "funded",
      button: "Start or decline",
      link: task,
      title: (f) => `Please start or decline: ${f.what}`,
      body: (f) =>
        `Start or decline by ${by(f, "the date on the task page")}. If you do neither, ${f.amount} goes back to the buyer.`,
    },
  ],
  "task.answer_reminder": [
    {
      to: "buyer",
      mail: true,
      gather: true,
      waits: "answers",
      button: "Answer the questions",
      link: task,
      title: (f) => `Please answer the questions: ${f.what}`,
      body: (f) =>
        `The freelancer needs your answers to begin. If you do not give them by ${by(f, "the date on the task page")}, the order ends and ${f.amount} comes back to your balance.`,
    },
  ],
  "task.due_reminder": [
    {
      to: "freelancer",
      mail: true,
      gather: true,
      waits: "started",
      button: "Deliver the work",
      link: task,
      title: (f) => `Due soon: ${f.what}`,
      body: (f) =>
        `Deliver by ${by(f, "the date on the task page")}, or ask the buyer for more time before then. After that the buyer can cancel and get ${f.amount} back. If you delivered before, staff decide.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
