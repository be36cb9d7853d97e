/** Tells people about events: who is told, in which words, once per event, person and kind. */
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Audience } from "#app/domain/events/define-event.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { aboutOf } from "./about.ts";
import { calmFrom, sharedMailAt } from "./calm-mail.ts";
import { CATALOGUE } from "./catalogue.ts";
import { factsOf } from "./facts.ts";
import { endNotices } from "./over.ts";
import { wordsOf } from "./words.ts";
import { writeNotices } from "./write-notices.ts";
import type { NewNotice } from "./write-notices.ts";

/**
 * Writes notices, wishes for their mails, and ends earlier notices that the events made pointless. Idempotent. Returns the events
 * whose audience is not in their payload.
 */
export async function tell(events: RelayEvent[]): Promise<{ unaddressed: RelayEvent[] }> {
  const unaddressed: RelayEvent[] = [];
  const staff = events.some(mentionsStaff) ? await staffIds() : [];
  const notices = events.flatMap((event) => {
    const made = noticesFor(event, staff);
    if (made === null) unaddressed.push(event);
    return made ?? [];
  });
  if (notices.length > 0) await writeNotices(notices);
  await endNotices(events);
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
    const { mailTo = null } = event.payload;
    for (const userId of people)
      notices.push({
        id: noticeId(event),
        userId,
        eventId: event.id,
        kind: `${event.name} ${to}`,
        ...wordsOf(row, facts),
        at: event.at,
        mail: row.mail,
        mailTo,
        about: aboutOf(event),
        gather: row.gather === true,
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
