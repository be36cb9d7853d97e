/** The account that an e-mail address or a handle leads to, as the sign-in form chooses it, and that can be recovered by mail. */
import { env } from "#app/env.server.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { sql } from "#app/domain/store/store.ts";
import { heldByAnother } from "./held-by-another.ts";

export interface RecoverableAccount {
  id: string;
  email: string;
}

interface Candidate {
  id: string;
  email: string | null;
  state: string;
  demo: boolean;
  hasPassword: boolean;
}

/**
 * Null when there is none, or when it cannot be recovered by mail: it has no address, another account proved that the address is
 * its own, it was never claimed, or was of the demo.
 */
export async function findAccount(name: string): Promise<RecoverableAccount | null> {
  const wanted = name.trim();
  // No account has such a name, and the database takes no zero byte.
  if (/\p{Cc}/u.test(wanted)) return null;
  const person = await (/^[^@]+@/.test(wanted) ? byEmail(wanted) : byHandle(wanted));
  if (person === undefined || person.email === null || person.state === "unclaimed") return null;
  // People of the demo have made-up addresses; a closed one has no password and never gets one.
  if (person.demo && !(person.hasPassword && isLoopbackUrl(env.publicOrigin))) return null;
  return { id: person.id, email: person.email };
}

/** The account that proved the address, or is from before; otherwise the newest that did not. */
async function byEmail(email: string): Promise<Candidate | undefined> {
  const [person] = await sql<Candidate[]>`
    select * from (
      select id, email, state, demo, password_hash is not null as "hasPassword", 1 as rank
      from users where lower(email) = lower(${email}) and email_state <> 'unverified'
      union all
      select id, email, state, demo, password_hash is not null, 2
      from users where lower(email) = lower(${email}) and email_state = 'unverified'
    ) u order by rank, id desc limit 1`;
  return person;
}

async function byHandle(handle: string): Promise<Candidate | undefined> {
  const [person] = await sql<Candidate[]>`
    select id, email, state, demo, password_hash is not null as "hasPassword"
    from users u where not ${heldByAnother("u")} and lower(handle) = lower(${handle.replace(/^@/, "")})`;
  return person;
}
