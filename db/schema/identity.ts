/** People, their sessions, and how often somebody knocked. */
import { check, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";

export const users = snakeCase.table(
  "users",
  {
    id: id(),
    handle: text().notNull(),
    name: text().notNull(),
    /** Null for people who came with an imported catalogue and have not claimed their account. */
    email: text(),
    passwordHash: text(),
    /** Null until the first change. What was known or opened by an older password ends with it. */
    passwordChangedAt: at(),
    role: text().notNull().default("member"),
    state: text().notNull().default("active"),
    headline: text().notNull().default(""),
    bio: text().notNull().default(""),
    createdAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("users_command", t.commandId),
    uniqueIndex("users_handle").on(sql`lower(${t.handle})`),
    uniqueIndex("users_email").on(sql`lower(${t.email})`),
    // Few ever, so that keeping their gigs out of every search costs nothing.
    index("users_suspended")
      .on(t.id)
      .where(sql`state = 'suspended'`),
    check("users_role", sql`role in ('member', 'staff')`),
    check("users_state", sql`state in ('active', 'suspended', 'unclaimed')`),
  ],
);

/** The id is the SHA-256 of the token in the cookie, so a stolen table opens no door. */
export const sessions = snakeCase.table(
  "sessions",
  {
    id: id(),
    /** What people see and revoke; not derived from the token. */
    publicId: ref().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    level: text().notNull(),
    address: text().notNull(),
    agent: text().notNull(),
    createdAt: at().notNull(),
    seenAt: at().notNull(),
    expiresAt: at().notNull(),
    revokedAt: at(),
  },
  (t) => [index("sessions_user").on(t.userId), uniqueIndex("sessions_public").on(t.publicId)],
);

/** How often somebody knocked lately. Unlogged in the store: losing it in a crash costs nothing, writing it is cheap. */
export const rateLimits = snakeCase.table(
  "rate_limits",
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: at(),
  },
  (t) => [index("rate_limits_expire").on(t.expire)],
);
