/** Events of conversations between two people. */
import { defineEvent } from "./define-event.ts";

export const MESSAGE_EVENTS = {
  "message.sent": defineEvent({
    says: "One person wrote to another. Both people's programs are told.",
    to: "pair",
    tells: ["other"],
    always: ["threadId", "messageId", "from"],
    sometimes: ["note", "fileIds", "orderId"],
    inside: ["fromName", "muted"],
  }),
} as const;
