/** Sessions: a random token in the browser and its hash in the database. Revoking it or suspending its person ends it at once. */
import { createHash, randomBytes } from "node:crypto";
import { env } from "#app/env.server.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import { securityLog } from "./security-log.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Duty, Role, UserActor } from "#app/domain/kernel/actor.ts";
import type { ConfirmedPassword } from "./confirm-password.ts";
import type { KnownBrowser } from "./known-browser.ts";
import type { UnlockLink } from "./unlock-link.ts";
import type { PendingQuery, Row } from "postgres";

/** As in `users.email_state`. */
export type EmailState = "unverified" | "from_before" | "verified";

/** A signed-in person and their session. */
export interface SignedIn {
  actor: UserActor;
  handle: string;
  name: string;
  /** The session's public id, for listing and revoking; not secret. */
  sessionId: string;
  /** Pages remind a person whose address is not verified. */
  emailState: EmailState;
  /** When the person last proved who they are; null for a request with the token before the last renewal. */
  steppedUpAt: Date | null;
  /** The id of the person's picture; null without one. */
  picture: string | null;
  /** True while a recovery of the account waits: every page says so. */
  recovering: boolean;
  /** The place in the feed of live pages before the page was read, so that nothing is missed after it. */
  liveMark: number;
}

/** The place a session was started from, for the list on the settings page, for notices and for limits. */
export interface Origin {
  address: string;
  agent: string;
  /** The browser pass, if the browser has one. */
  browser?: KnownBrowser | null;
  /** Set when the browser opened an unlock link. */
  wayIn?: UnlockLink | null;
}

const TOUCH_EVERY_MS = 60_000;
/** Requests that were under way while the token was renewed may still read; they prove nothing. */
const FORMER_TOKEN_MS = 60_000;

/**
 * Starts a session and returns the 256-bit token for the browser: its only appearance in plain text. Refuses `wrong_credentials`
 * when the password that was checked was changed meanwhile: that change ends all sessions but its own. It refuses too when a
 * session with the given id was started before.
 */
export async function startSession(
  userId: string,
  level: UserActor["level"] | "suspended",
  from: Origin,
  proof?: ConfirmedPassword & { sessionId?: string },
): Promise<{ token: string; sessionId: string }> {
  const token = newToken();
  const sessionId = proof?.sessionId ?? newId("session");
  const at = nowDate();
  // The lock waits for a running change of the password, and then reads the row as that change left it.
  const started = await sql`
    insert into sessions (id, public_id, user_id, level, address, agent, created_at, seen_at, stepped_up_at, expires_at)
    select ${hashOf(token)}, ${sessionId}, id, ${level}, ${from.address.slice(0, 100)},
           ${from.agent.slice(0, 400)}, ${at}, ${at}, ${at}, ${expiryFrom(at)}
    from users where id = ${userId} ${proof === undefined ? sql`` : sql`and password_hash is not distinct from ${proof.kept} for share`}
    on conflict (public_id) do nothing`;
  if (started.count === 0) refuse("wrong_credentials");
  return { token, sessionId };
}

interface Found {
  id: string;
  role: Role;
  duties: Duty[];
  level: UserActor["level"];
  handle: string;
  name: string;
  email_state: EmailState;
  session_id: string;
  seen_at: Date;
  stepped_up_at: Date | null;
  zone: string | null;
  picture: string | null;
  recovering: boolean;
  live_mark: number;
}

/**
 * The person and session of a token; null when it is unknown, revoked, expired or its person may not sign in. `extended` says
 * that the session's life was just prolonged (at most once a minute), so the cookie's should be too.
 */
export async function findSession(
  token: string,
): Promise<{ signedIn: SignedIn; extended: boolean } | null> {
  const at = nowDate();
  const hash = hashOf(token);
  const current = await sessionWhere(at, sql`s.id = ${hash}`);
  const row = current ?? (await sessionWhere(at, byFormerToken(at, hash)));
  if (row === undefined) return null;
  const extended = current !== undefined && isUntouched(at, row);
  if (extended)
    await sql`
      update sessions set seen_at = ${at}, expires_at = ${expiryFrom(at)}
      where id = ${hash} and revoked_at is null and seen_at = ${row.seen_at}`;
  const { handle, name, picture, recovering, email_state: emailState, session_id: sessionId } = row;
  const liveMark = row.live_mark;
  const proven = current === undefined ? {} : { sessionId };
  const actor: UserActor = {
    kind: "user",
    id: row.id,
    role: row.role,
    duties: row.duties,
    level: row.level,
    ...proven,
  };
  if (row.zone !== null) actor.zone = row.zone;
  const steppedUpAt = current?.stepped_up_at ?? null;
  return {
    signedIn: {
      actor,
      handle,
      name,
      picture,
      sessionId,
      emailState,
      steppedUpAt,
      recovering,
      liveMark,
    },
    extended,
  };
}

async function sessionWhere(at: Date, which: PendingQuery<Row[]>): Promise<Found | undefined> {
  const [row] = await sql<Found[]>`
    select u.id, u.role, u.duties, s.level, u.handle, u.name, u.email_state, s.public_id as session_id, s.seen_at, s.stepped_up_at,
           u.time_zone as zone, ${pictureOf("u")} as picture,
           exists (select from recoveries r where r.user_id = u.id and r.state in ('waiting', 'ready')) as recovering,
           (select last_value - case when is_called then 0 else 1 end from live_marks_id_seq)::float8 as live_mark
    from sessions s join users u on u.id = s.user_id
    where ${which} and s.revoked_at is null and s.expires_at > ${at}
      and s.created_at > ${oldestStart(at)} and u.state = 'active' and s.level <> 'suspended'`;
  return row;
}

function byFormerToken(at: Date, hash: string): PendingQuery<Row[]> {
  const oldest = new Date(at.getTime() - FORMER_TOKEN_MS);
  return sql`s.former_id = ${hash} and s.renewed_at > ${oldest}`;
}

const isUntouched = (at: Date, { seen_at: seenAt }: Found) =>
  at.getTime() - seenAt.getTime() >= TOUCH_EVERY_MS;

/**
 * Notes that the session's person has just proved who they are, and gives it a new token, which is returned; null when the
 * session is over. A stolen cookie from before proves nothing from then on.
 */
export async function stepUpSession(
  { id: userId, sessionId = "" }: UserActor,
  level: UserActor["level"],
): Promise<string | null> {
  const token = newToken();
  const at = nowDate();
  const { count } = await sql`
    update sessions set former_id = id, id = ${hashOf(token)}, renewed_at = ${at}, stepped_up_at = ${at},
      level = case when level = 'second_factor' then level else ${level} end
    where public_id = ${sessionId} and user_id = ${userId} and revoked_at is null and expires_at > ${at}
      and created_at > ${oldestStart(at)}`;
  return count === 0 ? null : token;
}

/** A step: gives the session a new token and returns it; null when the session is over. All tokens before it are void. */
export async function renewToken(
  tx: Tx,
  userId: string,
  sessionId: string,
): Promise<string | null> {
  const token = newToken();
  const { count } = await tx.sql`
    update sessions set id = ${hashOf(token)}, former_id = null
    where public_id = ${sessionId} and user_id = ${userId} and revoked_at is null
      and expires_at > ${tx.command.at} and created_at > ${oldestStart(tx.command.at)}`;
  return count === 0 ? null : token;
}

/** Ends the session a token opens, if any. */
export async function endSession(token: string): Promise<void> {
  const [ended] = await sql<{ account: string; session: string }[]>`
    update sessions set revoked_at = ${nowDate()} where id = ${hashOf(token)} and revoked_at is null
    returning user_id as account, public_id as session`;
  if (ended !== undefined) securityLog("sign_out", ended);
}

function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A session started at or before this moment is over, in use or not. Computed from the start, so that it holds for every row. */
export function oldestStart(at: Date): Date {
  return hoursAfter(at, -env.sessionMaxDays * 24);
}

function expiryFrom(at: Date): Date {
  return hoursAfter(at, env.sessionDays * 24);
}
