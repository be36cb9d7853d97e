/** The queue of digests: what a person's mail of one moment tells, and what is left out of it. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import type { EventPayload } from "#app/domain/events/events.ts";
import type { MailChoice } from "./choices.ts";
import { choiceFor, isMutable } from "./choices.ts";
import { sums, withoutSums } from "./group-payload.ts";
import { quietUntil } from "./mail-hours.ts";
import { MAIL_ATTEMPTS, whole } from "./mail-queue.ts";
import type { Begun, NoticeToMail } from "./mail-queue.ts";
import { groupOf } from "./notice-groups.ts";
import type { NoticeGroup } from "./notice-groups.ts";
import { putOff } from "./postpone.ts";
import { preferencesOf } from "./preferences.ts";
import { readMeanwhile, unreadKinds } from "./unread-mail.ts";
import { groupWords } from "./words.ts";

export interface DigestLine {
  group: NoticeGroup;
  title: string;
  body: string;
  /** A path of ours. */
  link: string;
  at: Date;
}

export interface DigestToMail {
  userId: string;
  name: string;
  email: string;
  zone: string | null;
  at: Date;
  attempt: number;
  /** Newest last. */
  lines: DigestLine[];
  /** The notices it tells. */
  ids: string[];
}

/** What a digest tells alone is an ordinary mail. */
export type Digest = { one: NoticeToMail } | { many: DigestToMail };

/**
 * Begins one attempt to mail what waits for the moment `at`: counts it and returns the mail. Null when nothing is left, or the person
 * has no verified address, is suspended or gone, or has begun quiet hours: then it waits once more. Read notices, ones that ask for
 * nothing any more, and groups turned off since are left out for good. Each notice is in the mail of one moment, so in no second one.
 */
export async function beginDigest(userId: string, at: Date): Promise<Digest | null> {
  const { choices, ...hours } = await preferencesOf(userId);
  const quiet = quietUntil(nowDate(), hours);
  if (quiet !== null) {
    await putOff(userId, at, quiet);
    return null;
  }
  await leaveOut(userId, at, (kind) => choiceFor(kind, choices).mail);
  const rows = await begin(userId, at);
  const [first] = rows;
  if (first === undefined) return null;
  const ids = rows.map(({ id }) => id);
  const lines = await linesOf(ids);
  if (lines.length === 0) return null;
  const { name, email, zone } = first;
  const attempt = Math.max(...rows.map((row) => row.attempt));
  const gathered = new Set(rows.map(({ id, gather }) => gather ?? id));
  const newest = rows.at(-1);
  if (lines.length === 1 && gathered.size === 1 && newest !== undefined) {
    const one = await whole(newest);
    return one && { one: { ...one, attempt } };
  }
  const told = lines.map((line) => asLine(line, zone));
  return { many: { userId, name, email, zone, at: first.at, attempt, lines: told, ids } };
}

/** Takes what is not worth a mail any more off the digest. Their kinds are read first: the table of groups is code. */
async function leaveOut(
  userId: string,
  at: Date,
  mailOf: (kind: string) => MailChoice,
): Promise<void> {
  const kinds = await sql<{ kind: string }[]>`
    select distinct kind from notices where user_id = ${userId} and digest_at = ${at} and mailed_at is null`;
  const muted = kinds
    .map(({ kind }) => kind)
    .filter((kind) => isMutable(kind) && mailOf(kind) === "never");
  await sql`
    update notices n set digest_at = null
    where n.user_id = ${userId} and n.digest_at = ${at} and n.mailed_at is null
      and (n.kind = any(${muted}::text[]) or ${readMeanwhile()} or exists (
        select from notices shown
        where shown.user_id = n.user_id and shown.kind = n.kind
          and (shown.id = n.id or (shown.gather = n.gather and not shown.gathered))
          and (shown.read_at is not null or shown.over_at is not null)))`;
}

interface Counted extends Begun {
  gather: string | null;
}

async function begin(userId: string, at: Date): Promise<Counted[]> {
  const rows = await sql<Counted[]>`
    update notices n set mail_attempts = n.mail_attempts + 1
    from users u
    where n.user_id = ${userId} and n.digest_at = ${at} and n.mailed_at is null and n.mail_attempts < ${MAIL_ATTEMPTS}
      and u.id = n.user_id and u.state = 'active' and u.email is not null and u.email_state <> 'unverified'
    returning n.id, u.name, u.email, u.time_zone as zone, n.title, n.body, n.link, n.at, n.mail_attempts as attempt,
      n.user_id as "userId", n.kind, n.gather`;
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}

interface Line extends DigestLine {
  kind: string;
  about: string | null;
  members: number;
  payload: EventPayload | null;
}

/** Empty when another worker mailed them since. A group is one line, and so are all unread ones about one thing; the newest notice stands for them. */
async function linesOf(ids: string[]): Promise<Line[]> {
  return sql<Line[]>`
    select n.kind, max(n.about) as about, max(n.at) as at, count(*)::int as members, 
           ${withoutSums(sql`(array_agg(e.payload order by n.id desc))[1]`)} || ${sums()} as payload,
           (array_agg(n.title order by n.id desc))[1] as title, (array_agg(n.body order by n.id desc))[1] as body,
           (array_agg(n.link order by n.id desc))[1] as link
    from notices n left join events e on e.id = n.event_id
    where n.id = any(${ids}::text[]) and n.mailed_at is null
    group by n.kind, coalesce(case when n.kind = any(${unreadKinds()}::text[]) then n.about end, n.gather, n.id)
    order by max(n.id)`;
}

function asLine(line: Line, zone: string | null): DigestLine {
  const { kind, about, members, payload, at } = line;
  const words =
    members === 1 || payload === null || about === null
      ? null
      : groupWords(kind, { about, payload, at }, zone ?? undefined)?.words;
  const { title, body, link } = words ?? line;
  return { group: groupOf(kind), title, body, link, at };
}

/** For the sandbox, where no mail leaves: what waited for the moment waits no more. */
export async function leaveInSandbox(userId: string, at: Date): Promise<void> {
  await sql`
    update notices set mailed_at = ${nowDate()} where user_id = ${userId} and digest_at = ${at} and mailed_at is null`;
}
