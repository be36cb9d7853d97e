/** What proves that a person is who they say: mailed links, factors and their uses, and rests of payouts. */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, jsonb, snakeCase, text } from "drizzle-orm/pg-core";
import { uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes, commandId, commandIndex, id, ref } from "./columns.ts";
import { users } from "./people.ts";

/** One-time links in mails. The token is in the mail alone; a link is over when it was used or replaced, or at its end. */
export const mailedLinks = snakeCase.table(
  "mailed_links",
  {
    id: id(),
    /** SHA-256 of the token, in hex. */
    hash: text().notNull(),
    /** What the link is for; it works for nothing else. */
    purpose: text().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** The address it is mailed to. */
    email: text().notNull(),
    facts: jsonb().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    usedAt: at(),
    replacedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("mailed_links_command", t.commandId),
    uniqueIndex("mailed_links_hash").on(t.hash),
    index("mailed_links_user").on(t.userId, t.purpose),
    check("mailed_links_ended_once", sql`used_at is null or replaced_at is null`),
  ],
);

/** Authenticator apps: at most one for each person that was not removed. */
export const totpFactors = snakeCase.table(
  "totp_factors",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** The seed, encrypted for its person. */
    seedSealed: bytes().notNull(),
    createdAt: at().notNull(),
    removedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("totp_factors_command", t.commandId),
    uniqueIndex("totp_factors_one_each")
      .on(t.userId)
      .where(sql`removed_at is null`),
  ],
);

/** The newest step of an authenticator app that was used: each step counts once. Belongs to no command. */
export const totpUses = snakeCase.table("totp_uses", {
  factorId: ref()
    .primaryKey()
    .references(() => totpFactors.id),
  lastStep: bigint({ mode: "bigint" }).notNull(),
  usedAt: at().notNull(),
});

/** Recovery codes, hashed. A new set replaces the codes before it. */
export const recoveryCodes = snakeCase.table(
  "recovery_codes",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    hash: text().notNull(),
    createdAt: at().notNull(),
    replacedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("recovery_codes_command", t.commandId),
    index("recovery_codes_user")
      .on(t.userId)
      .where(sql`replaced_at is null`),
  ],
);

/** Recovery codes that were used: the row itself makes a second use impossible. */
export const recoveryCodeUses = snakeCase.table("recovery_code_uses", {
  codeId: ref()
    .primaryKey()
    .references(() => recoveryCodes.id),
  usedAt: at().notNull(),
});

/** Passkeys of people, as WebAuthn registered them. */
export const passkeys = snakeCase.table(
  "passkeys",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** Base64url, as the authenticator gave it. */
    credentialId: text().notNull(),
    /** COSE key. */
    publicKey: bytes().notNull(),
    name: text().notNull(),
    transports: text().array().notNull(),
    /** Whether the authenticator keeps a copy elsewhere. */
    backedUp: boolean().notNull(),
    createdAt: at().notNull(),
    removedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("passkeys_command", t.commandId),
    uniqueIndex("passkeys_credential").on(t.credentialId),
    index("passkeys_user")
      .on(t.userId)
      .where(sql`removed_at is null`),
  ],
);

/** The signature counter and last use of a passkey. Belongs to no command. */
export const passkeyUses = snakeCase.table("passkey_uses", {
  passkeyId: ref()
    .primaryKey()
    .references(() => passkeys.id),
  counter: bigint({ mode: "bigint" }).notNull(),
  usedAt: at().notNull(),
  /** Whether the authenticator keeps a copy elsewhere, as it said at this use; null before the first. */
  backedUp: boolean(),
});

/** Challenges of passkeys that were answered: the row itself makes a second use impossible. Belongs to no command. */
export const usedChallenges = snakeCase.table("used_challenges", {
  /** SHA-256 of the challenge, in hex. */
  hash: text().primaryKey(),
  /** From then on the challenge is too old anyway, and the row is deleted. */
  expiresAt: at().notNull(),
});

/** People whose payouts rest, and until when; null: until the person or staff end it. */
export const payoutRests = snakeCase.table(
  "payout_rests",
  {
    userId: ref()
      .primaryKey()
      .references(() => users.id),
    until: at(),
    reason: text().notNull(),
    startedAt: at().notNull(),
    /** When payouts were frozen last. It stays when the freeze is lifted: what was authorised before stays ended. */
    frozenAt: at(),
    commandId: commandId(),
  },
  (t) => [commandIndex("payout_rests_command", t.commandId)],
);

/** Recoveries by people who lost their factor and codes: they wait, can be stopped, and then open a link. */
export const recoveries = snakeCase.table(
  "recoveries",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** The address it was begun from, and to which its link goes. */
    email: text().notNull(),
    state: text().notNull(),
    begunAt: at().notNull(),
    /** The end of the waiting time. */
    dueAt: at().notNull(),
    /** The next notice, the end of the waiting time, or the end of the link; null when it is over. */
    nextAt: at(),
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("recoveries_command", t.commandId),
    uniqueIndex("recoveries_one_open")
      .on(t.userId)
      .where(sql`state in ('waiting', 'ready')`),
    index("recoveries_next")
      .on(t.nextAt, t.id)
      .where(sql`next_at is not null`),
    check("recoveries_state", sql`state in ('waiting', 'ready', 'done', 'stopped', 'lapsed')`),
    check(
      "recoveries_ended",
      sql`(state in ('waiting', 'ready')) = (ended_at is null) and (ended_at is null) = (next_at is not null)
          and due_at > begun_at and (state not in ('ready', 'done', 'lapsed') or next_at is null or next_at >= due_at)`,
    ),
  ],
);
