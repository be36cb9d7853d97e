/** Lets a mail wait: for the next digest of its person, or for the end of their quiet hours. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { isCalm, sharedMailAt, CALM_MS } from "./calm-mail.ts";
import { choiceFor, isMutable } from "./choices.ts";
import { leavesAt } from "./mail-hours.ts";
import { preferencesOf } from "./preferences.ts";

/** A digest is written this long after its moment, when workers that let notices wait for it have done so. */
const GRACE_MS = 10_000;

interface ToMail {
  id: string;
  userId: string;
  kind: string;
  at: Date;
}

/**
 * Looks whether the person wants this mail now. `later`: it waits, and its digest is requested; `never`: they do not want it. Asked at
 * each attempt, so that a mail that failed before the quiet hours does not leave in them, and a choice counts from its moment on.
 */
export async function wishFor(noticeId: string): Promise<"now" | "later" | "never"> {
  const [notice] = await sql<ToMail[]>`
    select id, user_id as "userId", kind, at from notices where id = ${noticeId} and mailed_at is null`;
  if (notice === undefined || !isMutable(notice.kind)) return "now";
  const { choices, ...hours } = await preferencesOf(notice.userId);
  const { mail } = choiceFor(notice.kind, choices);
  if (mail === "never") return "never";
  const at = leavesAt(nowDate(), mail, hours);
  if (at === null) return "now";
  await letWait(notice, at);
  return "later";
}

/** With the others that would have shared its mail. One statement: a notice never waits without the job that ends the wait. */
async function letWait(notice: ToMail, at: Date): Promise<void> {
  const calmFrom = isCalm(notice.kind)
    ? firstIdAt("notice", new Date(sharedMailAt(notice.at).getTime() - CALM_MS))
    : null;
  await sql`
    with put as (
      update notices m set digest_at = ${at}
      from notices n
      where n.id = ${notice.id} and m.user_id = n.user_id and m.kind = n.kind and m.mailed_at is null
        and (m.id = n.id or m.gather = n.gather or (m.id < n.id and m.id >= ${calmFrom}))
      returning m.user_id
    )
    ${requestDigests(sql`select distinct user_id, ${at}::timestamptz as at from put`)}`;
}

/** Moves a whole digest, from the moment `from` to `to`. */
export async function putOff(userId: string, from: Date, to: Date): Promise<void> {
  await sql`
    with put as (
      update notices set digest_at = ${to}
      where user_id = ${userId} and digest_at = ${from} and mailed_at is null
      returning user_id
    )
    ${requestDigests(sql`select distinct user_id, ${to}::timestamptz as at from put`)}`;
}

/** For the sandbox, when time is let pass. Part of the caller's transaction. */
export async function bringDigestsNearer(
  tx: Pick<Tx, "sql">,
  people: string[],
  by: string,
): Promise<void> {
  await tx.sql`
    with put as (
      update notices set digest_at = date_trunc('milliseconds', digest_at - ${by}::interval)
      where digest_at is not null and mailed_at is null and user_id = any(${people}::text[])
      returning user_id, digest_at
    )
    ${requestDigests(tx.sql`select distinct user_id, digest_at as at from put`)}`;
}

/**
 * SQL: requests a digest for each row `user_id`, `at`. One job for each person and moment, however often it is requested; the job's key
 * is its payload.
 */
function requestDigests(rows: ReturnType<typeof sql>) {
  return sql`
    select request_job('mail-digest', json_build_object('userId', d.user_id, 'at', (extract(epoch from d.at) * 1000)::bigint),
                       concat_ws(' ', 'digest', d.user_id, (extract(epoch from d.at) * 1000)::bigint),
                       d.at + make_interval(secs => ${GRACE_MS / 1000}))
    from (${rows}) d`;
}
