/** The step by which a person becomes the owner of an imported account, and the checks before it. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { hashPassword, passwordFingerprint } from "#app/domain/security/password.ts";
import { securityLog, securityLogAfter } from "#app/domain/security/security-log.ts";
import { atItsField } from "#app/domain/people/sign-up.ts";
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
async function requireGoodClaim(
  { handle }: InvitedPerson,
  person: { name: string; email: string; password: string },
): Promise<void> {
  await requireHonestName(sql, { name: person.name, handle });
  requireGoodPassword(person.password, [handle, person.email, person.name]);
}

interface Claim {
  name: string;
  email: string;
  emailState: "unverified" | "verified";
  passwordHash: string;
}

export interface Claiming {
  password: string;
  key: string;
  /** The address of the browser. */
  place: string;
  /** What the command's input holds besides the password. */
  remembered: object;
  /** Judges the form and its invitation, unless it was sent before; null when the invitation works no more. */
  invited: () => Promise<{ person: InvitedPerson; name: string; email: string } | null>;
  /** Within the command: proves the invitation once more and uses it up. */
  prove: (tx: Tx) => Promise<Omit<Claim, "passwordHash"> & { userId: string; reason?: string }>;
}

/** The owner takes the account over, whichever invitation they hold. Refuses `invitation_invalid`, and as `signUp` does. */
export async function claimAccount(claiming: Claiming): Promise<Outcome<{ userId: string }>> {
  const { password, key, place, prove } = claiming;
  await countTry("sign_up_address", placeOf(place));
  if (!(await wasSent(VISITOR.id, key))) {
    const there = await claiming.invited();
    if (there === null) {
      securityLog("invitation.refused", { place });
      return refuse("invitation_invalid");
    }
    await requireGoodClaim(there.person, { ...there, password });
  }
  const passwordHash = await hashPassword(password, { place: placeOf(place), known: false });
  const input = { ...claiming.remembered, password: passwordFingerprint(password, key) };
  const spec = { name: "people.accept_invitation" as const, actor: VISITOR, key, input };
  try {
    return await command(spec, async (tx) => {
      const { userId, reason, ...claim } = await prove(tx);
      if (!(await writeClaim(tx, userId, { ...claim, passwordHash }))) refuse("invitation_invalid");
      securityLogAfter(tx, "invitation.accepted", { account: userId, place, reason });
      return { userId };
    });
  } catch (problem) {
    throw atItsField(problem);
  }
}

/** False when the account has an owner already. */
async function writeClaim(tx: Tx, userId: string, claim: Claim): Promise<boolean> {
  const claimed = await tx.sql`
    update users set state = 'active', name = ${claim.name}, email = ${claim.email}, email_state = ${claim.emailState},
      claim_email = null, password_hash = ${claim.passwordHash}, command_id = ${tx.command.id}
    where id = ${userId} and state = 'unclaimed'`;
  return claimed.count > 0;
}
