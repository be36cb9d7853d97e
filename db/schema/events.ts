/** The outbox: events, written in the transaction of their command and relayed by the worker later. */
import { index, jsonb, snakeCase, text } from "drizzle-orm/pg-core";
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

/** Relayed events; a table of its own, so that events are never updated. */
export const eventRelays = snakeCase.table("event_relays", {
  eventId: id().references(() => events.id),
  relayedAt: at().notNull(),
});
