/** Events of disputes. */
import { defineEvent } from "./define-event.ts";

const ABOUT_DISPUTE = [
  "side",
  "disputeId",
  "orderId",
  "taskId",
  "title",
  "by",
  "currency",
  "amount",
] as const;

export const DISPUTE_EVENTS = {
  "dispute.opened": defineEvent({
    says: "One side opened a dispute; the held money is frozen.",
    to: "parties",
    tells: ["other", "staff"],
    staff: ["judge"],
    always: ABOUT_DISPUTE,
    sometimes: ["note", "dueAt"],
  }),
  "dispute.answered": defineEvent({
    says: "The other side answered.",
    to: "parties",
    tells: ["other"],
    always: ABOUT_DISPUTE,
    sometimes: [],
  }),
  "dispute.reminder": defineEvent({
    says: "One side has not answered; staff may soon decide without it.",
    to: "parties",
    tells: ["other"],
    always: ABOUT_DISPUTE,
    sometimes: ["dueAt"],
  }),
  "dispute.asked": defineEvent({
    says: "Staff wrote to both sides.",
    to: "parties",
    tells: ["buyer", "freelancer"],
    always: ABOUT_DISPUTE,
    sometimes: ["note"],
  }),
  "dispute.review": defineEvent({
    says: "The dispute is with staff now.",
    to: "parties",
    tells: ["buyer", "freelancer", "staff"],
    staff: ["judge"],
    always: ABOUT_DISPUTE,
    sometimes: [],
  }),
  "dispute.ruled": defineEvent({
    says: "Staff ruled.",
    to: "parties",
    tells: ["buyer", "freelancer"],
    always: [...ABOUT_DISPUTE, "released", "refunded", "outcome"],
    sometimes: ["net", "availableAt"],
  }),
  "dispute.conceded": defineEvent({
    says: "One side gave in and the dispute ended.",
    to: "parties",
    tells: ["other"],
    always: [...ABOUT_DISPUTE, "released", "refunded", "outcome"],
    sometimes: ["net", "availableAt"],
  }),
} as const;
