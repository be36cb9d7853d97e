/** Whether long work may still go on for whoever asked for it: asked again at every step of it. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";

/** The refusal that a request of theirs would meet now, or null. `tokenId` is null for a person at a page. */
export async function whyNoLonger(asked: {
  userId: string;
  tokenId: string | null;
}): Promise<Refusal | null> {
  const [row] = await sql<{ state: string; expiresAt: Date | null; revokedAt: Date | null }[]>`
    select u.state, t.expires_at as "expiresAt", t.revoked_at as "revokedAt"
    from users u left join api_tokens t on t.id = ${asked.tokenId} and t.user_id = u.id where u.id = ${asked.userId}`;
  if (row === undefined || row.state !== "active") return new Refusal("account_suspended");
  if (asked.tokenId === null) return null;
  if (row.revokedAt !== null) return new Refusal("token_revoked");
  if (row.expiresAt === null || row.expiresAt <= nowDate()) return new Refusal("token_expired");
  return null;
}
