/** Whether long work may go on for the person who asked for it: asked again at every step of the work (decision 99). */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld, world } from "#app/domain/kernel/world.ts";

interface Standing {
  state: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** The refusal that a request of this person would get now, or null. `tokenId` is null for a person on a page. */
export async function whyNoLonger(asked: {
  userId: string;
  tokenId: string | null;
}): Promise<Refusal | null> {
  // Tokens and people are stored in the live world; every sandbox call has a token, whichever person it acts as.
  if (world() === "sandbox") return inWorld("live", () => whyTokenNoLonger(asked.tokenId));
  const [row] = await sql<Standing[]>`
    select u.state, t.expires_at as "expiresAt", t.revoked_at as "revokedAt"
    from users u left join api_tokens t on t.id = ${asked.tokenId} and t.user_id = u.id where u.id = ${asked.userId}`;
  return asked.tokenId === null && row?.state === "active" ? null : whyNot(row);
}

async function whyTokenNoLonger(tokenId: string | null): Promise<Refusal | null> {
  const [row] = await sql<Standing[]>`
    select u.state, t.expires_at as "expiresAt", t.revoked_at as "revokedAt"
    from api_tokens t join users u on u.id = t.user_id where t.id = ${tokenId}`;
  return whyNot(row);
}

function whyNot(row: Standing | undefined): Refusal | null {
  if (row === undefined || row.state !== "active") return new Refusal("account_suspended");
  if (row.revokedAt !== null) return new Refusal("token_revoked");
  if (row.expiresAt === null || row.expiresAt <= nowDate()) return new Refusal("token_expired");
  return null;
}
