/** Writes the notices of events, once per event, person and kind, and requests their mails. */
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Audience } from "#app/domain/events/define-event.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { calmFrom, sharedMailAt } from "./calm-mail.ts";
import { CATALOGUE } from "./catalogue.ts";
import { factsOf } from "./facts.ts";

interface NewNotice {
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
  /** For calm kinds: with an earlier notice from the id `calmFrom` on, this one shares the mail of `sharedMailAt`. */
  calmFrom?: string;
  sharedMailAt?: Date;
}

/**
 * Writes notices and requests their mails in one statement; idempotent, because a person who was told is not told again. Returns
 * the events whose audience is not in their payload.
 */
export async function tell(events: RelayEvent[]): Promise<{ unaddressed: RelayEvent[] }> {
  const unaddressed: RelayEvent[] = [];
  const staff = events.some(mentionsStaff) ? await staffIds() : [];
  const notices = events.flatMap((event) => {
    const made = noticesFor(event, staff);
    if (made === null) unaddressed.push(event);
    return made ?? [];
  });
  if (notices.length > 0) await write(notices);
  return { unaddressed };
}

/** The notices of one event; null when a person should be told and the payload does not say who. */
export function noticesFor(event: RelayEvent, staff: string[]): NewNotice[] | null {
  const facts = factsOf(event);
  const notices: NewNotice[] = [];
  for (const to of EVENTS[event.name].tells) {
    const row = CATALOGUE[event.name].find((words) => words.to === to);
    if (row === undefined) throw new Error(`There are no words about ${event.name} for ${to}`);
    const people = audience(to, event, staff);
    if (people === null) return null;
    for (const userId of people)
      notices.push({
        id: noticeId(event),
        userId,
        eventId: event.id,
        kind: `${event.name} ${to}`,
        title: row.title(facts),
        body: capital(row.body(facts)),
        link: row.link(facts),
        at: event.at,
        mail: row.mail,
        ...(row.calm === true
          ? { calmFrom: calmFrom(event.at), sharedMailAt: sharedMailAt(event.at) }
          : {}),
      });
  }
  return notices;
}

/** The moment within an id: 48 bits in ten characters, after the prefix. */
const MOMENT = { from: "evt_".length, to: "evt_".length + 10 };

/** Uses the event's moment, so that notices sort by what happened and not by when the worker told it. */
function noticeId(event: RelayEvent): string {
  const fresh = newId("notice");
  const moment = event.id.slice(MOMENT.from, MOMENT.to);
  return fresh.slice(0, MOMENT.from) + moment + fresh.slice(MOMENT.to);
}

/** A sentence may begin with an amount or with the phrase for a missing one. */
function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function audience(to: Audience, { payload }: RelayEvent, staff: string[]): string[] | null {
  const { parties, userId, by } = payload;
  if (to === "staff") return staff;
  if (to === "self") return userId === undefined ? null : [userId];
  if (parties === undefined) return null;
  if (to === "buyer") return [parties.buyerId];
  if (to === "freelancer") return [parties.freelancerId];
  if (by === "buyer") return [parties.freelancerId];
  if (by === "freelancer") return [parties.buyerId];
  return [parties.buyerId, parties.freelancerId];
}

function mentionsStaff(event: RelayEvent): boolean {
  return EVENTS[event.name].tells.includes("staff");
}

async function staffIds(): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from users where role = 'staff' and state = 'active' order by id`;
  return rows.map((row) => row.id);
}

async function write(notices: NewNotice[]): Promise<void> {
  await sql`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(notices)}::text::json)
        as w(id text, "userId" text, "eventId" text, kind text, title text, body text, link text, at timestamptz,
             mail boolean, "calmFrom" text, "sharedMailAt" text)
    ), written as (
      insert into notices (id, user_id, event_id, kind, title, body, link, at)
      select id, "userId", "eventId", kind, title, body, link, at from wanted
      on conflict (event_id, user_id, kind) do nothing returning id
    )
    select request_job('mail', json_build_object('noticeId', id),
                       case when waits then concat_ws(' ', 'mail', kind, "userId", "sharedMailAt") end,
                       case when waits then "sharedMailAt"::timestamptz end)
    from written join wanted w using (id)
    cross join lateral (
      select exists (
        select from notices n where n.user_id = w."userId" and n.kind = w.kind and n.id >= w."calmFrom") as waits) h
    where mail`;
}
