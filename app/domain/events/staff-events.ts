/** Events of staff's decisions, told to the other staff. Programs never get them. */
import { defineEvent } from "./define-event.ts";

const DECIDED = ["deciderId", "decider", "note"] as const;

export const STAFF_EVENTS = {
  "staff.role_changed": defineEvent({
    says: "An admin changed what a person may do as staff.",
    to: "self",
    tells: ["self", "staff"],
    staff: ["admin"],
    always: [],
    sometimes: [],
    inside: [...DECIDED, "person", "duties"],
    offered: false,
  }),
  "staff.ruled": defineEvent({
    says: "A member of staff ruled on a dispute.",
    to: "staff",
    tells: ["staff"],
    staff: ["judge"],
    always: [],
    sometimes: [],
    inside: [...DECIDED, "title", "currency", "released", "refunded"],
    offered: false,
  }),
  "staff.report_decided": defineEvent({
    says: "A member of staff decided on a reported message.",
    to: "staff",
    tells: ["staff"],
    staff: ["support"],
    always: [],
    sometimes: [],
    inside: [...DECIDED, "person", "change"],
    offered: false,
  }),
  "staff.review_decided": defineEvent({
    says: "A member of staff hid a review, showed it again, or kept one that was reported.",
    to: "staff",
    tells: ["staff"],
    staff: ["support"],
    always: [],
    sometimes: [],
    inside: [...DECIDED, "title", "change"],
    offered: false,
  }),
  "staff.suspense_assigned": defineEvent({
    says: "A member of staff assigned an unexplained payment.",
    to: "staff",
    tells: ["staff"],
    staff: ["finance"],
    always: [],
    sometimes: [],
    inside: [...DECIDED, "person", "currency", "amount"],
    offered: false,
  }),
  "staff.commission_published": defineEvent({
    says: "An admin published a version of the commission schedule.",
    to: "staff",
    tells: ["staff"],
    staff: ["finance", "admin"],
    always: [],
    sometimes: [],
    inside: [...DECIDED, "title", "dueAt"],
    offered: false,
  }),
} as const;
