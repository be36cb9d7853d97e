/** Sets up the sandbox for a token at its first request: a twin of its person, two counterparts and gigs to order. */
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { offerSandboxGigs } from "./sandbox-gigs.ts";
import { counterpart, SANDBOX_STAFF, spareHandle } from "./sandbox-people.ts";

interface LiveFacts {
  tokenId: string;
  userId: string;
  handle: string;
  name: string;
  role: Role;
  tokenName: string;
  tail: string;
  scopes: string[];
  addresses: string[];
  capCurrency: Currency | null;
  capTaskMicros: bigint | null;
  capDayMicros: bigint | null;
  createdAt: Date;
  expiresAt: Date;
}

/**
 * Runs at every sandbox request and writes only at a token's first. Idempotent: what it writes follows from the live token, under
 * keys of its own, so interrupted and parallel calls have the same result.
 */
export async function moveIn(tokenId: string): Promise<void> {
  const [known] = await sql`select 1 from api_tokens where id = ${tokenId}`;
  if (known !== undefined) return;
  const facts = await inWorld("live", () => liveFacts(tokenId));
  await settle(facts);
  const { id } = counterpart("freelancer", facts.userId);
  await offerSandboxGigs({ kind: "user", id, role: "member", level: "password", sandbox: true });
  await copyToken(facts);
}

async function liveFacts(tokenId: string): Promise<LiveFacts> {
  const [row] = await sql<LiveFacts[]>`
    select t.id as "tokenId", u.id as "userId", u.handle, u.name, u.role, t.name as "tokenName", t.tail, t.scopes,
           t.addresses, t.cap_currency as "capCurrency", t.cap_task_micros as "capTaskMicros",
           t.cap_day_micros as "capDayMicros", t.created_at as "createdAt", t.expires_at as "expiresAt"
    from api_tokens t join users u on u.id = t.user_id where t.id = ${tokenId}`;
  return found(row);
}

/** Creates the people without e-mail and password, so that no mail can be sent and no sign-in is possible. */
async function settle({ userId, handle, name, role }: LiveFacts): Promise<void> {
  const people = [
    { id: userId, handle, name, role },
    ...(["buyer", "freelancer"] as const).map((part) => ({
      ...counterpart(part, userId),
      role: "member",
    })),
    { ...SANDBOX_STAFF, role: "staff" },
  ];
  const key = `move-in:${userId}`;
  const spec = { name: "sandbox.move_in" as const, actor: OPERATOR, key, input: { userId } };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into users (id, handle, name, email_state, role, duties, created_at, command_id)
      select p.id, case when taken then ${spareHandle(userId)} else p.handle end, p.name, 'verified', p.role,
             case when p.role = 'staff' then ${[...DUTIES]}::text[] else '{}' end, ${tx.command.at}, ${tx.command.id}
      from unnest(${people.map((p) => p.id)}::text[], ${people.map((p) => p.handle)}::text[],
                  ${people.map((p) => p.name)}::text[], ${people.map((p) => p.role)}::text[]) as p(id, handle, name, role)
      cross join lateral (
        select exists (select from users u where lower(u.handle) = lower(p.handle) and u.id <> p.id)
            or exists (select from former_handles f where lower(f.handle) = lower(p.handle) and f.user_id <> p.id
                       and f.kept_until > ${tx.command.at}) as taken) t
      on conflict (id) do nothing`;
    return { userId };
  });
}

/** Caps are enforced here, where the token spends; its hash stays in the live database, which authenticates requests. */
async function copyToken(facts: LiveFacts): Promise<void> {
  const { tokenId } = facts;
  const spec = {
    name: "sandbox.copy_token" as const,
    actor: OPERATOR,
    key: tokenId,
    input: { tokenId },
  };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into api_tokens (id, user_id, name, mode, hash, tail, scopes, addresses, cap_currency, cap_task_micros,
                              cap_day_micros, created_at, expires_at, command_id)
      values (${tokenId}, ${facts.userId}, ${facts.tokenName}, 'sandbox', ${`none: ${tokenId}`}, ${facts.tail},
              ${facts.scopes}, ${facts.addresses}, ${facts.capCurrency}, ${facts.capTaskMicros},
              ${facts.capDayMicros}, ${facts.createdAt}, ${facts.expiresAt}, ${tx.command.id})`;
    return { tokenId };
  });
}
