/** The step by which a person becomes the owner of an imported account, and the checks before it. */
import type { Tx } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";
import { requireHonestName } from "#app/domain/people/names/honest-name.ts";
import { requireGoodPassword } from "#app/domain/security/password-rules.ts";

export interface InvitedPerson {
  handle: string;
  name: string;
  gigs: number;
}

/** The unclaimed person, for the page of an invitation; null once the account has an owner. */
export async function unclaimedPerson(userId: string): Promise<InvitedPerson | null> {
  const [person] = await sql<InvitedPerson[]>`
    select handle, name, (select count(*)::int from gigs g where g.freelancer_id = u.id) as gigs
    from users u where id = ${userId} and state = 'unclaimed'`;
  return person ?? null;
}

/** As a sign-up judges name and password. */
export async function requireGoodClaim(
  { handle }: InvitedPerson,
  person: { name: string; email: string; password: string },
): Promise<void> {
  await requireHonestName(sql, { name: person.name, handle });
  requireGoodPassword(person.password, [handle, person.email, person.name]);
}

export interface Claim {
  name: string;
  email: string;
  emailState: "unverified" | "verified";
  passwordHash: string;
}

/** False when the account has an owner already. */
export async function writeClaim(tx: Tx, userId: string, claim: Claim): Promise<boolean> {
  const claimed = await tx.sql`
    update users set state = 'active', name = ${claim.name}, email = ${claim.email}, email_state = ${claim.emailState},
      claim_email = null, password_hash = ${claim.passwordHash}, command_id = ${tx.command.id}
    where id = ${userId} and state = 'unclaimed'`;
  return claimed.count > 0;
}
