/** Tells people about events: who is told, in which words, once per event, person and kind. */
import { newId } from "#app/domain/kernel/ids.ts";
import type { Duty } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Audience } from "#app/domain/events/define-event.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { aboutOf } from "./about.ts";
import { calmFrom, sharedMailAt } from "./calm-mail.ts";
import { CATALOGUE } from "./catalogue.ts";
import { factsOf } from "./facts.ts";
import { endNotices } from "./over.ts";
import { readersOf } from "./reader-zones.ts";
import { wordsOf } from "./words.ts";
import { writeNotices } from "./write-notices.ts";
import { choiceFor } from "./choices.ts";
import { unreadShare } from "./unread-mail.ts";
import type { Reader } from "./reader-zones.ts";
import type { NewNotice } from "./write-notices.ts";

/**
 * Writes notices, wishes for their mails, and ends earlier notices that the events made pointless. Idempotent. Returns the events
 * whose audience is not in their payload.
 */
export async function tell(events: RelayEvent[]): Promise<{ unaddressed: RelayEvent[] }> {
  const unaddressed: RelayEvent[] = [];
  const staff = events.some(mentionsStaff) ? await workingStaff() : [];
  const readers = await readersOf(
    events,
    staff.map(({ id }) => id),
  );
  const notices = events.flatMap((event) => {
    const made = noticesFor(event, staff, readers);
    if (made === null) unaddressed.push(event);
    return made ?? [];
  });
  if (notices.length > 0) await writeNotices(notices);
  await endNotices(events);
  return { unaddressed };
}

/** The notices of one event, each in the reader's zone; null when a person should be told and the payload does not say who. */
export function noticesFor(
  event: RelayEvent,
  staff: readonly Told[],
  readers: ReadonlyMap<string, Reader> = new Map(),
): NewNotice[] | null {
  const notices: NewNotice[] = [];
  for (const to of EVENTS[event.name].tells) {
    const row = CATALOGUE[event.name].find((words) => words.to === to);
    if (row === undefined) throw new Error(`There are no words about ${event.name} for ${to}`);
    const people = audience(to, event, staff);
    if (people === null) return null;
    const { mailTo = null } = event.payload;
    const kind = `${event.name} ${to}`;
    for (const userId of people) {
      const reader = readers.get(userId);
      const choice = choiceFor(kind, reader?.choices);
      notices.push({
        id: noticeId(event),
        userId,
        eventId: event.id,
        kind,
        ...wordsOf(row, factsOf(event, reader?.zone ?? undefined)),
        at: event.at,
        page: choice.page,
        mail: row.mail && choice.mail !== "never",
        mailTo,
        about: aboutOf(event),
        gather: row.gather === true,
        ...(row.calm === true
          ? { calmFrom: calmFrom(event.at), sharedMailAt: sharedMailAt(event.at) }
          : {}),
        ...(row.mailIfUnread === true ? unreadShare() : {}),
      });
    }
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

function audience(to: Audience, event: RelayEvent, staff: readonly Told[]): string[] | null {
  const { parties, pair, muted, userId, by } = event.payload;
  if (to === "staff") return staffToTell(event, staff);
  if (pair !== undefined) return muted === true ? [] : [pair.toId];
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

/** A member of staff who may be told. */
export interface Told {
  id: string;
  duties: readonly Duty[];
}

/** Staff with a duty of the event, but for the one who decided and the person it is about, who have their own words. */
function staffToTell({ name, payload }: RelayEvent, staff: readonly Told[]): string[] {
  const { staff: duties = [], tells } = EVENTS[name];
  const apart = [payload.deciderId, tells.includes("self") ? payload.userId : undefined];
  return staff
    .filter(({ id, duties: own }) => !apart.includes(id) && duties.some((one) => own.includes(one)))
    .map(({ id }) => id);
}

async function workingStaff(): Promise<Told[]> {
  return sql<Told[]>`
    select id, duties from users where role = 'staff' and state = 'active' order by id`;
}
