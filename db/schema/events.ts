/** The outbox: what happened, written in the transaction that made it happen, fanned out by the worker later. */
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

/** Which events were fanned out; kept apart so that the event itself is never edited. */
export const eventRelays = snakeCase.table("event_relays", {
  eventId: id().references(() => events.id),
  relayedAt: at().notNull(),
});
