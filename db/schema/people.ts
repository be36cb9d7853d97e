/** People, their sessions, former handles, and rate limits. */
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";

export const users = snakeCase.table(
  "users",
  {
    id: id(),
    handle: text().notNull(),
    name: text().notNull(),
    /** Null for people from an import who have not claimed their account. */
    email: text(),
    /**
     * Whether the person proved that the address is theirs. Accounts of releases that asked for no proof are `from_before`: they
     * hold their address as verified ones do. An unverified account holds its address against nobody.
     */
    emailState: text().notNull().default("unverified"),
    /** Where an unclaimed freelancer can be invited: given by an import or by staff. Null once the account is claimed. */
    claimEmail: text(),
    passwordHash: text(),
    /** Null until the first change. Browser passes and unlock links from before it are invalid. */
    passwordChangedAt: at(),
    role: text().notNull().default("member"),
    /** What a member of staff works on: `support`, `finance`, `judge`, `admin`. Empty for members. */
    duties: text().array().notNull().default([]),
    state: text().notNull().default("active"),
    headline: text().notNull().default(""),
    bio: text().notNull().default(""),
    /** Spoken languages in the person's order: ISO 639-1 code and level. */
    languages: jsonb().$type<Array<{ code: string; level: string }>>().notNull().default([]),
    /** What the person can do, in the person's order and words. */
    skills: text().array().notNull().default([]),
    /** IANA name; null: UTC. */
    timeZone: text(),
    /** Created by the demo, with a published password; a start at a public address closes it. Never changed. */
    demo: boolean().notNull().default(false),
    /** When the person hid the first steps of their home page. */
    stepsHiddenAt: at(),
    createdAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("users_command", t.commandId),
    uniqueIndex("users_handle").on(sql`lower(${t.handle})`),
    uniqueIndex("users_email")
      .on(sql`lower(${t.email})`)
      .where(sql`email_state <> 'unverified'`),
    // Newest last: an address without a holder leads to the newest account that gave it.
    index("users_unverified_email")
      .on(sql`lower(${t.email})`, t.id)
      .where(sql`email_state = 'unverified'`),
    // Suggestions look for people whose name or handle begins so.
    index("users_name_begins").on(sql`lower(${t.name}) text_pattern_ops`),
    index("users_handle_begins").on(sql`lower(${t.handle}) text_pattern_ops`),
    // Few rows, so that leaving their gigs out of every search costs nothing.
    index("users_suspended")
      .on(t.id)
      .where(sql`state = 'suspended'`),
    // Closed accounts keep nothing that a page could show.
    check(
      "users_closed_empty",
      sql`state <> 'closed' or (email is null and password_hash is null and headline = '' and bio = '')`,
    ),
    check("users_skills_bounded", sql`cardinality(skills) <= 15`),
    // A handful at most, read at every start.
    index("users_demo")
      .on(t.id)
      .where(sql`demo`),
    // Few rows, read whenever a name is chosen.
    index("users_staff")
      .on(t.id)
      .where(sql`role = 'staff'`),
    check("users_role", sql`role in ('member', 'staff')`),
    check("users_email_state", sql`email_state in ('unverified', 'from_before', 'verified')`),
    check("users_duties", sql`duties <@ array['support', 'finance', 'judge', 'admin']`),
    check("users_duties_of_staff", sql`role = 'staff' or duties = '{}'`),
    check("users_state", sql`state in ('active', 'suspended', 'unclaimed', 'closed')`),
  ],
);

/** When a freelancer takes no orders. Earlier ones stay: answers that were asked for meanwhile count for no record. */
export const timesOff = snakeCase.table(
  "times_off",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    startsAt: at().notNull(),
    /** The first moment after it. */
    endsAt: at().notNull(),
    /** A sentence for buyers; may be empty. */
    note: text().notNull().default(""),
    setAt: at().notNull(),
    /** When it was ended early or replaced; null while it lies ahead, lasts, or ended by the clock. */
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("times_off_command", t.commandId),
    uniqueIndex("times_off_one_each")
      .on(t.userId)
      .where(sql`ended_at is null`),
    index("times_off_of").on(t.userId, t.startsAt),
    // Never in the past: it would take back what was asked and not answered.
    check("times_off_ahead", sql`starts_at >= set_at and ends_at > starts_at`),
  ],
);

/** Handles people gave up: they lead to the person, and no other person can take them before `keptUntil`. */
export const formerHandles = snakeCase.table(
  "former_handles",
  {
    /** A command gives up one handle at most. */
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

/** The id is the SHA-256 of the cookie's token, so that a stolen table gives no access. */
export const sessions = snakeCase.table(
  "sessions",
  {
    id: id(),
    /** Shown to people and used to revoke; not derived from the token. */
    publicId: ref().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    level: text().notNull(),
    /** The token's hash before the last renewal: requests that were under way with it may still read for a minute. */
    formerId: ref(),
    renewedAt: at(),
    /** When the person last proved who they are: at sign-in and at each step-up. */
    steppedUpAt: at(),
    address: text().notNull(),
    agent: text().notNull(),
    createdAt: at().notNull(),
    seenAt: at().notNull(),
    expiresAt: at().notNull(),
    revokedAt: at(),
    /** When it was ended from elsewhere: under Settings, or with all others. Null where its browser signed out. */
    disownedAt: at(),
  },
  (t) => [
    index("sessions_user").on(t.userId),
    uniqueIndex("sessions_public").on(t.publicId),
    index("sessions_former")
      .on(t.formerId)
      .where(sql`former_id is not null`),
  ],
);

/**
 * One-time links that make the first member of staff, printed by a start at a public address. Only the token's hash is stored. At
 * most one is open: not used and not replaced.
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
    /** When a later link replaced it. */
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

/** Recent attempts by key. Unlogged: losing it in a crash costs nothing, and writes are cheap. */
export const rateLimits = snakeCase.table(
  "rate_limits",
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: at(),
  },
  (t) => [index("rate_limits_expire").on(t.expire)],
);
