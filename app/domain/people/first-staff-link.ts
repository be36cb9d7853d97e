/** The one-time link that makes the first member of staff: printed at start, used once by a signed-in person (decision 15). */
import { createHash, randomBytes } from "node:crypto";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { securityLog, securityLogAfter } from "#app/domain/security/security-log.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Decision } from "./decide.ts";

export const LINK_HOURS = 1;
const REASON = "Opened the one-time link that the first start at a public address printed.";

/** `token` is set for the start that made the link, and null for every later start while that link is valid. */
export interface OfferedLink {
  token: string | null;
  expiresAt: Date;
}

/** Whether a member of staff can sign in. */
export async function anyStaff(): Promise<boolean> {
  const [any] = await sql`
    select 1 from users where role = 'staff' and state = 'active' and not demo limit 1`;
  return any !== undefined;
}

/**
 * Makes a link unless there is a member of staff (null) or a link that is still valid. Of several processes that ask at once,
 * one gets the token: its only appearance in plain text.
 */
export async function offerFirstStaffLink(): Promise<OfferedLink | null> {
  if (await anyStaff()) return null;
  const token = randomBytes(32).toString("base64url");
  const spec = {
    name: "people.offer_first_staff_link" as const,
    actor: OPERATOR,
    key: newFormKey(),
    input: {},
  };
  const { answer } = await command(spec, async (tx) => {
    await oneAtATime(tx);
    if (await staffIn(tx)) return null;
    const { id: by, at } = tx.command;
    await tx.sql`
      update first_staff_links set replaced_at = ${at}, command_id = ${by}
      where used_at is null and replaced_at is null and expires_at <= ${at}`;
    const [valid] = await tx.sql<{ expiresAt: Date }[]>`
      select expires_at as "expiresAt" from first_staff_links where used_at is null and replaced_at is null`;
    if (valid !== undefined) return { made: false, expiresAt: valid.expiresAt.toISOString() };
    const expiresAt = hoursAfter(at, LINK_HOURS);
    await tx.sql`
      insert into first_staff_links (id, hash, created_at, expires_at, command_id)
      values (${newId("firstStaffLink")}, ${hashOf(token)}, ${at}, ${expiresAt}, ${by})`;
    securityLogAfter(tx, "first_staff_link.made");
    return { made: true, expiresAt: expiresAt.toISOString() };
  });
  if (answer === null) return null;
  return { token: answer.made ? token : null, expiresAt: new Date(answer.expiresAt) };
}

/** Whether the link would make its reader staff now. Writes nothing. */
export async function isFirstStaffLinkValid(token: string): Promise<boolean> {
  const [row] = await sql`
    select 1 from first_staff_links
    where hash = ${hashOf(token)} and used_at is null and replaced_at is null and expires_at > ${nowDate()}`;
  return row !== undefined && !(await anyStaff());
}

/**
 * Makes the signed-in person staff and uses the link up. Refuses `staff_link_invalid` when it is unknown, used, expired or
 * replaced, or when there is a member of staff already; `not_allowed` for programs.
 */
export async function becomeFirstStaff(
  actor: UserActor,
  input: { token: string; key: string },
): Promise<Outcome<Decision>> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const hash = hashOf(input.token);
  // Named like every other change of a role, so that it appears in the person's record.
  const ability = "people.become_first_staff" as const;
  const spec = {
    name: "people.set_role" as const,
    ability,
    actor,
    key: input.key,
    input: { link: hash },
  };
  return command(spec, async (tx) => {
    await oneAtATime(tx);
    const { id: by, at } = tx.command;
    const [used] = await tx.sql`
      update first_staff_links set used_at = ${at}, used_by = ${actor.id}, command_id = ${by}
      where hash = ${hash} and used_at is null and replaced_at is null and expires_at > ${at} returning id`;
    if (used === undefined || (await staffIn(tx))) {
      securityLog("first_staff_link.refused", { account: actor.id, place: actor.place?.address });
      refuse("staff_link_invalid");
    }
    const [person] = await tx.sql<{ from: string }[]>`
      select role as from from users where id = ${actor.id} and state = 'active' and not demo for update`;
    if (person === undefined) refuse("not_allowed");
    await tx.sql`update users set role = 'staff', duties = ${[...DUTIES]}::text[], command_id = ${by} where id = ${actor.id}`;
    securityLogAfter(tx, "first_staff_link.used");
    return {
      userId: actor.id,
      from: person.from,
      to: "staff",
      reason: REASON,
      duties: [...DUTIES],
    };
  });
}

/** Offers and uses take one advisory lock, so that what each of them read is still true when it commits. */
async function oneAtATime(tx: Tx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended('farthing first staff', 0))`;
}

async function staffIn(tx: Tx): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from users where role = 'staff' and state = 'active' and not demo limit 1`;
  return rows.length > 0;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
