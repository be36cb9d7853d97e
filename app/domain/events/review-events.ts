/** Events of reviews. No event carries words or stars of a review: programs read the published ones, and a hidden one is its author's. */
import { defineEvent } from "./define-event.ts";

export const REVIEW_EVENTS = {
  "review.written": defineEvent({
    says: "You reviewed the other side of an order. Nobody else is told before it is published.",
    to: "self",
    tells: [],
    always: ["orderId", "reviewId", "title"],
    sometimes: [],
  }),
  "review.reminder": defineEvent({
    says: "You have not reviewed an order yet, and half of the time for it is over.",
    to: "self",
    tells: ["self"],
    always: ["orderId", "title", "dueAt"],
    sometimes: [],
  }),
  "review.revealed": defineEvent({
    says: "The reviews of an order were published: both sides wrote, or the time for it was over.",
    to: "parties",
    tells: ["other"],
    always: ["side", "orderId", "title", "by", "count"],
    sometimes: [],
  }),
  "review.replied": defineEvent({
    says: "The reviewed person replied to a review.",
    to: "parties",
    tells: ["other"],
    always: ["side", "orderId", "reviewId", "title", "by"],
    sometimes: [],
  }),
  "review.hidden": defineEvent({
    says: "Staff hid a review or its reply; the reason stands in its place.",
    to: "parties",
    tells: ["buyer", "freelancer"],
    always: ["side", "orderId", "reviewId", "title", "note"],
    sometimes: [],
    inside: ["change"],
  }),
  "review.shown_again": defineEvent({
    says: "Staff showed a review or its reply again that they had hidden.",
    to: "parties",
    tells: ["buyer", "freelancer"],
    always: ["side", "orderId", "reviewId", "title", "note"],
    sometimes: [],
    inside: ["change"],
  }),
  "review.reported": defineEvent({
    says: "A member reported a review or a reply.",
    to: "staff",
    tells: ["staff"],
    staff: ["support"],
    always: [],
    sometimes: [],
    inside: ["change", "title"],
    offered: false,
  }),
  "review.report_decided": defineEvent({
    says: "Staff decided on a review that a member reported.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["change", "note"],
    offered: false,
  }),
} as const;
