/** The sessions of open streams. A stream only looks: it keeps no session alive, and ends with it. */
import { mightEver } from "#app/domain/access/require-ability.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { hashOf, oldestStart } from "#app/domain/security/sessions.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export interface StreamSession {
  userId: string;
  /** The session's public id. */
  sessionId: string;
}

interface Found extends Pick<UserActor, "id" | "role" | "level" | "duties"> {
  sessionId: string;
}

/** The person and session of a token; null where the token opens none, or its person may not watch. */
export async function streamSession(token: string): Promise<StreamSession | null> {
  const [row] = await sql<Found[]>`
    select u.id, u.role, u.duties, s.level, s.public_id as "sessionId"
    from sessions s join users u on u.id = s.user_id
    where s.id = ${hashOf(token)} and ${isLive()}`;
  if (row === undefined) return null;
  const { sessionId, ...person } = row;
  if (!mightEver({ kind: "user", ...person }, "live.watch")) return null;
  return { userId: row.id, sessionId };
}

/** Those of the sessions that are still open. */
export async function stillOpen(sessionIds: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    select s.public_id as id from sessions s join users u on u.id = s.user_id
    where s.public_id = any(${[...sessionIds]}::text[]) and ${isLive()}`;
  return new Set(rows.map(({ id }) => id));
}

function isLive() {
  const at = nowDate();
  return sql`s.revoked_at is null and s.expires_at > ${at} and s.created_at > ${oldestStart(at)}
    and u.state = 'active' and s.level <> 'suspended'`;
}
