/** Events of a member's endpoints. */
import { defineEvent } from "./define-event.ts";

export const WEBHOOK_EVENTS = {
  "webhook.test": defineEvent({
    says: "A member asked for a test message.",
    to: "self",
    tells: [],
    always: ["webhookId"],
    sometimes: [],
    offered: false,
  }),
  "webhook.added": defineEvent({
    says: "An endpoint was added.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["webhookId", "title"],
    insideSometimes: ["place"],
    offered: false,
  }),
  "webhook.changed": defineEvent({
    says: "A member changed the secret, events or state of an endpoint.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["webhookId", "title"],
    insideSometimes: ["change", "place"],
    offered: false,
  }),
  "webhook.paused": defineEvent({
    says: "An endpoint failed for too long and was paused.",
    to: "self",
    tells: ["self"],
    always: ["webhookId"],
    sometimes: ["note"],
  }),
} as const;
