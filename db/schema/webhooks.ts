/** Members' webhooks: endpoints, messages to send, and attempts. */
import { check, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, bytes, commandId, id, ref } from "./columns.ts";
import { users } from "./people.ts";

export const webhookEndpoints = snakeCase.table(
  "webhook_endpoints",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    url: text().notNull(),
    /** Event names of `events.ts`. */
    events: text().array().notNull(),
    /** Version of the messages' body. Endpoints from before there were versions have the first. */
    bodyVersion: integer().notNull().default(1),
    state: text().notNull(),
    /** `owner`, `failing` (three days without a success) or `gone` (it answered 410). */
    pausedBy: text(),
    /** The signing secret, encrypted with a key derived from `SECRET`. */
    secretSealed: bytes().notNull(),
    secretMadeAt: at().notNull(),
    /** After a rotation both secrets sign until this moment. */
    oldSecretSealed: bytes(),
    oldSecretUntil: at(),
    createdAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("webhook_endpoints_once")
      .on(t.userId, t.url)
      .where(sql`state <> 'removed'`),
    check("webhook_endpoints_state", sql`state in ('active', 'paused', 'removed')`),
    check("webhook_endpoints_body_version", sql`body_version in (1, 2)`),
    check("webhook_endpoints_paused", sql`(state = 'paused') = (paused_by is not null)`),
    check(
      "webhook_endpoints_rotated",
      sql`(old_secret_sealed is null) = (old_secret_until is null)`,
    ),
  ],
);

/** An endpoint's health, written by the worker after every attempt, so it names no command. */
export const webhookHealth = snakeCase.table("webhook_health", {
  endpointId: id().references(() => webhookEndpoints.id),
  /** First failure after the last success; null while healthy. */
  failingSince: at(),
  lastSuccessAt: at(),
});

/** One message: an event for an endpoint, and its outcome. */
export const webhookDeliveries = snakeCase.table(
  "webhook_deliveries",
  {
    id: id(),
    endpointId: ref()
      .notNull()
      .references(() => webhookEndpoints.id),
    eventId: ref().notNull(),
    eventName: text().notNull(),
    /** The exact text that is signed and sent at every attempt. */
    body: text().notNull(),
    state: text().notNull(),
    attempts: integer().notNull().default(0),
    createdAt: at().notNull(),
    /** Next attempt; null when finished, or while the endpoint is paused. */
    nextAt: at(),
    /** Counted from the first attempt. */
    giveUpAt: at(),
    lastAt: at(),
    lastStatus: integer(),
    /** The beginning of the answer, or why there was none. */
    lastExcerpt: text(),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_once").on(t.eventId, t.endpointId),
    index("webhook_deliveries_endpoint").on(t.endpointId, t.id),
    index("webhook_deliveries_next")
      .on(t.nextAt, t.id)
      .where(sql`next_at is not null`),
    check("webhook_deliveries_state", sql`state in ('pending', 'delivered', 'failed', 'dead')`),
    check("webhook_deliveries_next", sql`next_at is null or state in ('pending', 'failed')`),
  ],
);

/** Attempts to send a message. The oldest are deleted first, all with their message. */
export const webhookAttempts = snakeCase.table(
  "webhook_attempts",
  {
    id: id(),
    deliveryId: ref()
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: "cascade" }),
    /** From 1; starts again when the message is resent by hand. */
    attempt: integer().notNull(),
    at: at().notNull(),
    tookMs: integer().notNull(),
    /** Null without an answer. */
    status: integer(),
    /** The beginning of the answer, or why there was none. */
    excerpt: text().notNull(),
    /** Planned next attempt; null after the last. */
    nextAt: at(),
  },
  (t) => [
    index("webhook_attempts_delivery").on(t.deliveryId, t.id),
    check("webhook_attempts_took", sql`took_ms >= 0`),
  ],
);
