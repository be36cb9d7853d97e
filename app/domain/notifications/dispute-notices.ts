/** Notices of disputes, for both parties and staff: event → words. */
import { by, dispute, inEarnings } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";

export const DISPUTE_NOTICES = {
  "dispute.opened": [
    {
      to: "other",
      mail: true,
      waits: "answer",
      link: dispute,
      title: (f) => `Dispute about ${f.what}`,
      body: (f) =>
        `${f.amount} is frozen until this is settled. Say your side by ${by(f, "the date on the dispute's page")}; after that staff may decide without it.${f.words}`,
    },
    {
      to: "staff",
      mail: false,
      waits: "dispute",
      link: (f) => f.caseLink,
      title: (f) => `New dispute: ${f.what}`,
      body: (f) =>
        `${f.amount} is frozen. It is yours to rule once both answered, or after ${by(f, "the answer date")}.`,
    },
  ],
  "dispute.answered": [
    {
      to: "other",
      mail: true,
      waits: "dispute",
      link: dispute,
      title: (f) => `New statement in the dispute about ${f.what}`,
      body: (f) =>
        `The other side wrote a statement. The dispute's page says what happens next, and until when you can answer.${f.words}`,
    },
  ],
  "dispute.reminder": [
    {
      to: "other",
      mail: true,
      waits: "answer",
      button: "Answer in the dispute",
      link: dispute,
      title: (f) => `Please answer: the dispute about ${f.what}`,
      body: (f) =>
        `${f.amount} is frozen. Say your side by ${by(f, "the date on the dispute's page")}; after that staff may decide without it.`,
    },
  ],
  "dispute.asked": [
    {
      to: "buyer",
      mail: true,
      waits: "dispute",
      link: dispute,
      title: (f) => `Staff wrote to you about ${f.what}`,
      body: (f) => `Read it on the dispute's page and answer there.${f.words}`,
    },
    {
      to: "freelancer",
      mail: true,
      waits: "dispute",
      link: dispute,
      title: (f) => `Staff wrote to you about ${f.what}`,
      body: (f) => `Read it on the dispute's page and answer there.${f.words}`,
    },
  ],
  "dispute.review": [
    {
      to: "buyer",
      mail: false,
      waits: "dispute",
      link: dispute,
      title: (f) => `Staff look at ${f.what}`,
      body: () => "The money stays frozen until they rule. You will be told at once.",
    },
    {
      to: "freelancer",
      mail: false,
      waits: "dispute",
      link: dispute,
      title: (f) => `Staff look at ${f.what}`,
      body: () => "The money stays frozen until they rule. You will be told at once.",
    },
    {
      to: "staff",
      mail: true,
      waits: "dispute",
      link: (f) => f.caseLink,
      title: (f) => `Ready to rule: ${f.what}`,
      body: (f) => `${f.amount} is frozen and waits for your ruling.`,
    },
  ],
  "dispute.ruled": [
    {
      to: "buyer",
      mail: true,
      link: dispute,
      title: (f) => `Staff ruled on ${f.what}`,
      body: (f) =>
        `Released to the freelancer: ${f.released}. Back in your balance: ${f.refunded}. The reasons are on the dispute's page.`,
    },
    {
      to: "freelancer",
      mail: true,
      link: dispute,
      title: (f) => `Staff ruled on ${f.what}`,
      body: (f) =>
        `Released to you before commission: ${f.released}. Back to the buyer: ${f.refunded}.${f.available === null ? "" : ` What is released is clearing and available on ${f.available}.`} The reasons are on the dispute's page.`,
    },
  ],
  "dispute.conceded": [
    {
      to: "other",
      mail: true,
      link: dispute,
      title: (f) => `The dispute about ${f.what} is over`,
      body: (f) =>
        f.by === "buyer"
          ? `The buyer gave in. ${inEarnings(f)}`
          : `The freelancer gave in. ${f.refunded} is back in your balance.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
