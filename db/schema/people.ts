/** People, their sessions, and how often somebody knocked. */
import { boolean, check, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
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
    /** Made by the demo, with a password that is published: closed by a start at a public address. Never changed. */
    demo: boolean().notNull().default(false),
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
    // A handful at most, looked for at every start.
    index("users_demo")
      .on(t.id)
      .where(sql`demo`),
    // Few ever; their names are asked for whenever a name is given.
    index("users_staff")
      .on(t.id)
      .where(sql`role = 'staff'`),
    check("users_role", sql`role in ('member', 'staff')`),
    check("users_state", sql`state in ('active', 'suspended', 'unclaimed')`),
  ],
);

/** Handles that people gave up: they lead on to the person, and nobody else can take them before `keptUntil`. */
export const formerHandles = snakeCase.table(
  "former_handles",
  {
    /** A command gives up one handle. */
    commandId: commandId().primaryKey(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    handle: text().notNull(),
    givenUpAt: at().notNull(),
    keptUntil: at().notNull(),
  },
  (t) => [
    index("former_handles_handle").on(sql`lower(${t.handle})`, t.givenUpAt),
    index("former_handles_user").on(t.userId),
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

/**
 * One-time links that make the first member of staff, printed by a start at a public address. Only the token's hash is
 * kept. At most one is open: not used and not replaced.
 */
export const firstStaffLinks = snakeCase.table(
  "first_staff_links",
  {
    id: id(),
    /** SHA-256 of the token, in hex. */
    hash: text().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    usedAt: at(),
    usedBy: ref().references(() => users.id),
    /** When a later link took its place. */
    replacedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("first_staff_links_hash").on(t.hash),
    uniqueIndex("first_staff_links_one_open")
      .on(sql`(true)`)
      .where(sql`used_at is null and replaced_at is null`),
    check("first_staff_links_used", sql`(used_at is null) = (used_by is null)`),
    check("first_staff_links_ended_once", sql`used_at is null or replaced_at is null`),
  ],
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
