/** Events of portfolios: pictures of accepted work that a freelancer shows, with the buyer's consent. */
import { defineEvent } from "./define-event.ts";

const COMMON = {
  to: "parties",
  tells: ["other"],
  always: ["side", "portfolioId", "taskId", "title", "by"],
  sometimes: [],
} as const;

export const PORTFOLIO_EVENTS = {
  "portfolio.asked": defineEvent({
    says: "The freelancer asked to show a picture of accepted work.",
    ...COMMON,
  }),
  "portfolio.agreed": defineEvent({
    says: "The buyer agreed: the picture is shown.",
    ...COMMON,
  }),
  "portfolio.declined": defineEvent({
    says: "The buyer said no: the picture is not shown.",
    ...COMMON,
  }),
  "portfolio.withdrawn": defineEvent({
    says: "One side withdrew it: the picture is not shown any more.",
    ...COMMON,
  }),
  "portfolio.taken_down": defineEvent({
    says: "Staff removed a picture of the freelancer's portfolio; the note says why.",
    to: "self",
    tells: ["self"],
    always: ["portfolioId", "taskId", "title", "note"],
    sometimes: [],
  }),
} as const;
