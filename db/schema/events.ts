/** The outbox: events, written in the transaction of their command and relayed by the worker later. */
import { index, jsonb, primaryKey, snakeCase, text } from "drizzle-orm/pg-core";
import { at, commandId, id, ref } from "./columns.ts";

export const events = snakeCase.table(
  "events",
  {
    id: id(),
    name: text().notNull(),
    subjectId: ref().notNull(),
    payload: jsonb().notNull(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [index("events_command").on(t.commandId)],
);

/** Events that every subscriber heard; kept apart so that the event itself is never edited. */
export const eventRelays = snakeCase.table("event_relays", {
  eventId: id().references(() => events.id),
  relayedAt: at().notNull(),
});

/** Events that some subscribers heard while another failed: one mark for each that did. */
export const eventSubscriberRelays = snakeCase.table(
  "event_subscriber_relays",
  {
    eventId: ref()
      .notNull()
      .references(() => events.id),
    subscriber: text().notNull(),
    relayedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.subscriber] })],
);
