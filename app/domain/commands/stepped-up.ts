/**
 * The step-up of a command: a session that proved within five minutes who its person is, or a token that was made under a
 * step-up. The store decides, inside the command's transaction: a stolen cookie alone, or a session that ended meanwhile, is not
 * enough.
 */
import { ABILITIES } from "#app/domain/access/abilities.ts";
import { abilityNamed } from "#app/domain/access/require-ability.ts";
import type { AbilityRow } from "#app/domain/access/ability-row.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { proofsOf } from "#app/domain/kernel/proofs.ts";
import type { Factors } from "#app/domain/kernel/proofs.ts";
import { found, Refusal } from "#app/domain/kernel/refusal.ts";
import type { CommandSpec, Tx } from "./command.ts";

/** A step-up counts for this long. */
export const STEP_UP_MINUTES = 5;

/** The refusal of a command whose ability asks for a step-up that its actor has not made; null where none is needed. */
export async function refusedWithoutStepUp(tx: Tx, spec: CommandSpec): Promise<Refusal | null> {
  const { actor, name, ability = name } = spec;
  if (actor.kind !== "user" || ability.startsWith("test.")) return null;
  const row: AbilityRow = ABILITIES[abilityNamed(ability)];
  if (row.stepUp !== true || actor.sandbox === true) return null;
  // The actor is one of them: locked alone first, two who decide at once would each wait for the other.
  if (row.amongStaff === true) await lockWorkingStaff(tx);
  // Also ends the race with a change of password, which locks the person and ends the sessions.
  const [person] = await tx.sql<{ state: string }[]>`
    select state from users where id = ${actor.id} for no key update`;
  if (person?.state === "suspended") return new Refusal("account_suspended");
  if (actor.vouched === true) return null;
  const stepped =
    actor.tokenId === undefined ? await bySession(tx, actor) : await byToken(tx, actor);
  return stepped
    ? null
    : new Refusal("step_up_required", { facts: { by: await proofs(tx, actor.id) } });
}

/** A step: in order of id. Decisions about people lock them before anybody else. */
export async function lockWorkingStaff(tx: Tx): Promise<void> {
  await tx.sql`
    select from users where role = 'staff' and state = 'active' order by id for update`;
}

/** What the person can be asked for, for the page that asks. */
async function proofs(tx: Tx, userId: string): Promise<string> {
  const [factors] = await tx.sql<Factors[]>`
    select exists (select from totp_factors where user_id = ${userId} and removed_at is null) as totp,
      (select count(*)::int from passkeys where user_id = ${userId} and removed_at is null) as passkeys,
      (select count(*)::int from recovery_codes c where c.user_id = ${userId} and c.replaced_at is null
         and not exists (select from recovery_code_uses used where used.code_id = c.id)) as codes`;
  return proofsOf(found(factors)).join(" ");
}

async function bySession(tx: Tx, { id, sessionId = "" }: UserActor): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from sessions
    where public_id = ${sessionId} and user_id = ${id} and revoked_at is null and expires_at > ${tx.command.at}
      and stepped_up_at > ${tx.command.at}::timestamptz - make_interval(mins => ${STEP_UP_MINUTES})
      -- A proof by the password alone ends with the first factor.
      and (level = 'second_factor'
        or not exists (select from totp_factors where user_id = ${id} and removed_at is null)
          and not exists (select from passkeys where user_id = ${id} and removed_at is null))`;
  return rows.length > 0;
}

/** Every token was made under a step-up, or under the password by an earlier release; its scopes say for which verbs. */
async function byToken(tx: Tx, { id, tokenId = "" }: UserActor): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from api_tokens
    where id = ${tokenId} and user_id = ${id} and revoked_at is null and expires_at > ${tx.command.at}`;
  return rows.length > 0;
}
