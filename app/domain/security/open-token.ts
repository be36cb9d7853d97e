/** Finds the person a token acts for, at every request: revoked, expired and suspended ones are refused at once. */
import { isStaffRole } from "#app/domain/access/party.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { isWithin } from "./address-list.ts";
import { hashOf, TOKEN_PREFIXES } from "./api-tokens.ts";
import { securityLog } from "./security-log.ts";
import type { Duty, Role, UserActor } from "#app/domain/kernel/actor.ts";
import { hasFactor, waysOf } from "./ways.ts";
import type { World } from "#app/domain/kernel/world.ts";
import type { TokenScope } from "./token-scopes.ts";

export interface TokenHolder {
  actor: UserActor;
  tokenId: string;
  /** The name its person gave it. */
  name: string;
  /** The world it opens. All tokens are stored in the live world. */
  mode: World;
  scopes: TokenScope[];
}

interface Row {
  id: string;
  name: string;
  userId: string;
  role: Role;
  duties: Duty[];
  state: string;
  mode: World;
  scopes: TokenScope[];
  addresses: string[];
  expiresAt: Date;
  revokedAt: Date | null;
  usedAt: Date | null;
}

const TOUCH_EVERY_MS = 60_000;

/**
 * A member of staff acts as a plain member unless the token has the scope `staff`, and their account a factor. Refuses `token_invalid`,
 * `token_revoked`, `token_expired`, `account_suspended` and `token_address_refused`.
 */
export async function openToken(token: string, address: string): Promise<TokenHolder> {
  if (!token.startsWith(TOKEN_PREFIXES.live)) noted(undefined, address, refuseUnknown);
  const [row] = await sql<Row[]>`
    select t.id, t.name, u.id as "userId", u.role, u.duties, u.state, t.mode, t.scopes, t.addresses, t.expires_at as "expiresAt",
           t.revoked_at as "revokedAt", s.used_at as "usedAt"
    from api_tokens t join users u on u.id = t.user_id left join api_token_uses s on s.token_id = t.id
    where t.hash = ${hashOf(token)}`;
  const at = nowDate();
  if (row === undefined) return noted(undefined, address, refuseUnknown);
  noted(row, address, () => requireOpen(row, at, address));
  if (row.usedAt === null || at.getTime() - row.usedAt.getTime() >= TOUCH_EVERY_MS)
    await touch(row.id, at, address);
  const role = row.scopes.includes("staff") ? row.role : "member";
  // A token for staff was made by a step-up; it works as staff while its person has a factor.
  const level =
    isStaffRole(role) && hasFactor(await waysOf(row.userId)) ? "second_factor" : "password";
  const actor: UserActor = {
    kind: "user",
    id: row.userId,
    role,
    duties: row.scopes.includes("staff") ? row.duties : [],
    level,
    tokenId: row.id,
  };
  return { actor, tokenId: row.id, name: row.name, mode: row.mode, scopes: row.scopes };
}

function requireOpen(row: Row, at: Date, address: string): void {
  if (row.revokedAt !== null) refuse("token_revoked");
  if (row.expiresAt <= at) refuse("token_expired");
  if (row.state !== "active") refuse("account_suspended");
  if (!isWithin(row.addresses, address)) refuse("token_address_refused");
}

const refuseUnknown = (): never => refuse("token_invalid");

/** Leaves a line in the security log when `judge` refuses. */
function noted<T>(row: Row | undefined, place: string, judge: () => T): T {
  try {
    return judge();
  } catch (problem) {
    if (problem instanceof Refusal)
      securityLog("token.refused", {
        account: row?.userId,
        tokenId: row?.id,
        place,
        reason: problem.code,
      });
    throw problem;
  }
}

async function touch(tokenId: string, at: Date, address: string): Promise<void> {
  await sql`
    insert into api_token_uses (token_id, used_at, address) values (${tokenId}, ${at}, ${address.slice(0, 100)})
    on conflict (token_id) do update set used_at = excluded.used_at, address = excluded.address`;
}
