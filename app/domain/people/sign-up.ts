/** Signs a person up. The account is unverified, so it holds its address against no other; a handle belongs to one account. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { sql } from "#app/domain/store/store.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { hashPassword, passwordFingerprint } from "#app/domain/security/password.ts";
import { requireGoodPassword } from "#app/domain/security/password-rules.ts";
import { requireHonestName } from "#app/domain/people/names/honest-name.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { mailLink } from "./addresses/mail-link.ts";
import { mayMailLink } from "./addresses/mail-limits.ts";
import { fit, SIGN_UP } from "./person-fields.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";

export interface SignUpInput {
  name: string;
  handle: string;
  email: string;
  password: string;
  /** The form's idempotency key. */
  key: string;
}

/**
 * Makes an active member and mails the link that verifies the address, unless the address had several in the last hour. An address
 * that another account has is answered alike, with the same work; its mail says so. Refuses `invalid_input`, `password_too_short`,
 * `password_too_common`, `handle_taken`, `handle_kept`, what `requireHonestName` refuses, and `too_many_attempts` per place when
 * one is given. Demo people are marked together with their account and count as verified; their password is published, so it is
 * not checked, and its hash may be given.
 */
export async function signUp(
  input: SignUpInput,
  from?: { address: string },
  { demo = false, ...given }: { demo?: boolean; passwordHash?: string } = {},
): Promise<Outcome<{ userId: string }>> {
  const { password, ...person } = fit(SIGN_UP, input);
  const { key } = input;
  // Before the expensive hash. A form that was carried out already keeps its answer, whatever the rules are now.
  if (!(await wasSent(VISITOR.id, key))) {
    const own = [person.handle, person.email, person.name];
    await refusedTogether(
      () => requireHonestName(sql, person),
      () => demo || requireGoodPassword(password, own),
    );
  }
  if (from !== undefined) await countTry("sign_up_address", placeOf(from.address));
  const passwordHash =
    given.passwordHash ??
    (await hashPassword(password, {
      place: from === undefined ? "" : placeOf(from.address),
      known: false,
    }));
  const remembered = { ...person, password: passwordFingerprint(password, key) };
  const spec = { name: "people.sign_up" as const, actor: VISITOR, key, input: remembered };
  const mails = !demo && (from === undefined || (await mayMailLink(person.email, from.address)));
  try {
    return await command(spec, async (tx) => {
      const userId = newId("user");
      await openAccount(tx, { ...person, userId, passwordHash, demo, mails });
      if (!demo) securityLogAfter(tx, "sign_up", { account: userId, place: from?.address });
      return { userId };
    });
  } catch (problem) {
    throw atItsField(problem);
  }
}

export interface NewAccount extends Pick<SignUpInput, "name" | "handle" | "email"> {
  userId: string;
  /** Null for a person who signs in with a passkey. */
  passwordHash: string | null;
  demo: boolean;
  /** Whether the link that verifies the address is mailed. */
  mails: boolean;
}

/** A step: the new member, their welcome, and the link that verifies their address. */
export async function openAccount(tx: Tx, account: NewAccount): Promise<void> {
  const { userId, demo, email } = account;
  await tx.sql`
    insert into users (id, handle, name, email, email_state, password_hash, demo, created_at, command_id)
    values (${userId}, ${account.handle}, ${account.name}, ${email}, ${demo ? "verified" : "unverified"},
            ${account.passwordHash}, ${demo}, ${tx.command.at}, ${tx.command.id})`;
  // Demo people have made-up addresses.
  if (!demo)
    await enqueue(tx, [{ name: "user.signed_up", subjectId: userId, payload: { userId } }]);
  if (account.mails) await mailLink(tx, { purpose: "verify_email", userId, email, opened: true });
}

const FIELDS: Partial<Record<RefusalCode, string>> = {
  email_taken: "email",
  handle_taken: "handle",
  handle_kept: "handle",
};

/** Adds the form's field to a refusal that the database gives by the name of an index. */
export function atItsField(problem: unknown): unknown {
  if (!(problem instanceof Refusal)) return problem;
  const field = problem.field ?? FIELDS[problem.code];
  const { code, message: sentence, facts } = problem;
  return field === undefined ? problem : new Refusal(code, { field, sentence, facts });
}
