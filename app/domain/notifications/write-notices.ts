/** Writes notices with the wishes for their mails, and lets the newest notice of a group stand for the group. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { gatheredMailAt, sharedMailAt } from "./calm-mail.ts";

export interface NewNotice {
  id: string;
  userId: string;
  eventId: string;
  kind: string;
  title: string;
  body: string;
  link: string;
  /** When it happened. */
  at: Date;
  mail: boolean;
  /** The address it is mailed to; null: the account's at that time. */
  mailTo: string | null;
  about: string;
  /** With other notices of its kind about the same order it makes one line and one mail per interval. */
  gather: boolean;
  /** For calm kinds: with an earlier notice from the id `calmFrom` on, this one shares the mail of `sharedMailAt`. */
  calmFrom?: string;
  sharedMailAt?: Date;
}

/**
 * One statement for notices and mails: a person who was told is not told again, and a mail is wished for once. An order of a
 * single task has nothing to gather. The interval is that of the telling, so an event told late joins no mail that has left.
 */
export async function writeNotices(notices: NewNotice[]): Promise<void> {
  const now = nowDate();
  await sql`
    with wanted as (
      select w.*, case when w.gather and (o.task_count > 1 or w.about like 'thd%')
                       then concat_ws(' ', w.about, ${sharedMailAt(now).toISOString()}::text) end as "group"
      from json_to_recordset(${JSON.stringify(notices)}::text::json)
        as w(id text, "userId" text, "eventId" text, kind text, title text, body text, link text, at timestamptz,
             mail boolean, "mailTo" text, about text, gather boolean, "calmFrom" text, "sharedMailAt" text)
      left join orders o on o.id = w.about
    ), written as (
      insert into notices (id, user_id, event_id, kind, title, body, link, mail_to, at, about, gather)
      select id, "userId", "eventId", kind, title, body, link, "mailTo", at, about, "group" from wanted
      on conflict (event_id, user_id, kind) do nothing returning id
    )
    select request_job('mail', json_build_object('noticeId', id),
                       case when "group" is not null then concat_ws(' ', 'mail', kind, "userId", "group")
                            when waits then concat_ws(' ', 'mail', kind, "userId", "sharedMailAt") end,
                       case when "group" is not null then ${gatheredMailAt(now)}::timestamptz
                            when waits then "sharedMailAt"::timestamptz end)
    from written join wanted w using (id)
    cross join lateral (
      select exists (
        select from notices n where n.user_id = w."userId" and n.kind = w.kind and n.id >= w."calmFrom") as waits) h
    where mail`;
  const mayGather = notices.filter(({ gather }) => gather).map(({ eventId }) => eventId);
  if (mayGather.length > 0) await showNewest(mayGather);
}

/**
 * A statement of its own, because only after the insert does it see what another worker wrote meanwhile; the later of two
 * workers sees both. Run again, it changes nothing.
 */
async function showNewest(eventIds: string[]): Promise<void> {
  await sql`
    with groups as (
      select distinct user_id, kind, gather from notices where event_id = any(${eventIds}::text[]) and gather is not null
    ), newest as (
      select g.*, (select max(m.id) from notices m
                   where m.user_id = g.user_id and m.gather = g.gather and m.kind = g.kind) as id
      from groups g
    )
    update notices n set gathered = true from newest
    where n.user_id = newest.user_id and n.gather = newest.gather and n.kind = newest.kind
      and n.gather is not null and not n.gathered and n.id < newest.id`;
}
