/** Events of reported messages. No program receives them. */
import { defineEvent } from "./define-event.ts";

export const REPORT_EVENTS = {
  "report.made": defineEvent({
    says: "A member reported a message.",
    to: "staff",
    tells: ["staff"],
    staff: ["support"],
    always: [],
    sometimes: [],
    inside: ["person", "change"],
    offered: false,
  }),
  "report.decided": defineEvent({
    says: "Staff decided on a message that a member reported.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["person", "change", "note"],
    offered: false,
  }),
  "report.warned": defineEvent({
    says: "Staff warned a member about a message.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["change", "note"],
    offered: false,
  }),
} as const;
