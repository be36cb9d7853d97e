/** A person's open sessions: lists them, and ends them. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { securityLog } from "./security-log.ts";
import { oldestStart } from "./sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export interface ListedSession {
  id: string;
  address: string;
  agent: string;
  createdAt: Date;
  seenAt: Date;
  /** Its latest end, in use or not. */
  endsAt: Date;
}

/** The person's valid sessions, the most recently used first. */
export async function ownSessions(actor: UserActor): Promise<ListedSession[]> {
  requireAbility(actor, "sessions.list");
  const at = nowDate();
  return sql<ListedSession[]>`
    select public_id as id, address, agent, created_at as "createdAt", seen_at as "seenAt",
           created_at + make_interval(hours => ${env.sessionMaxDays * 24}) as "endsAt"
    from sessions
    where user_id = ${actor.id} and revoked_at is null and expires_at > ${at}
      and created_at > ${oldestStart(at)}
    order by seen_at desc, public_id desc limit 100`;
}

/**
 * Ends a session of the actor. What another session than this one authorised for later has to be confirmed again. Refuses `not_found`
 * for sessions of others, unknown and ended ones alike.
 */
export async function endOwnSession(actor: UserActor, sessionId: string): Promise<void> {
  requireAbility(actor, "sessions.end");
  if (!isId("session", sessionId)) refuse("not_found");
  const at = nowDate();
  const [ended] = await sql`
    update sessions set revoked_at = ${at}, disowned_at = ${sessionId === actor.sessionId ? null : at}
    where public_id = ${sessionId} and user_id = ${actor.id} and revoked_at is null returning public_id`;
  found(ended);
  securityLog("session.ended", { account: actor.id, session: sessionId });
}

/**
 * Ends every session but `keep`, with what they authorised for later, also what a session authorised that is over already: a thief
 * may have signed out. Returns how many were open.
 */
export async function endOtherSessions(actor: UserActor, keep: string): Promise<number> {
  requireAbility(actor, "sessions.end");
  const at = nowDate();
  const ended = await sql<{ open: boolean }[]>`
    update sessions set revoked_at = coalesce(revoked_at, ${at}), disowned_at = ${at}
    where user_id = ${actor.id} and public_id <> ${keep} and disowned_at is null
    returning revoked_at = ${at} and expires_at > ${at} as open`;
  const open = ended.filter((session) => session.open).length;
  securityLog("sessions.ended", { account: actor.id, session: keep, ended: open });
  return open;
}
