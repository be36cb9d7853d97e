/** The session of a suspended person: marked when it begins, it opens a single page (decision 86). */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { hashOf, oldestStart } from "./sessions.ts";
import type { SuspendedActor } from "#app/domain/kernel/actor.ts";

export interface SignedInSuspended {
  actor: SuspendedActor;
  name: string;
  handle: string;
  sessionId: string;
}

/**
 * The suspended person of this token; null for any other. The session is not prolonged. Sessions from before the suspension have
 * no mark, so they open nothing while it lasts.
 */
export async function findSuspendedSession(token: string): Promise<SignedInSuspended | null> {
  const at = nowDate();
  const [row] = await sql<
    Array<{ id: string; name: string; handle: string; sessionId: string; zone: string | null }>
  >`
    select u.id, u.name, u.handle, s.public_id as "sessionId", u.time_zone as zone from sessions s join users u on u.id = s.user_id
    where s.id = ${hashOf(token)} and s.revoked_at is null and s.expires_at > ${at}
      and s.created_at > ${oldestStart(at)} and u.state = 'suspended' and s.level = 'suspended'`;
  if (row === undefined) return null;
  const { id, zone, ...rest } = row;
  return { actor: { kind: "suspended", id, ...(zone === null ? {} : { zone }) }, ...rest };
}
