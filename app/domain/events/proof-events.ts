/** Events of proofs of the books. */
import { defineEvent } from "./define-event.ts";

export const PROOF_EVENTS = {
  "books.wrong": defineEvent({
    says: "A check of the books found an error.",
    to: "staff",
    tells: ["staff"],
    staff: ["finance", "admin"],
    always: [],
    sometimes: [],
    inside: ["note"],
    offered: false,
  }),
} as const;
