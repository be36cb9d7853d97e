/** Records what staff read about people. A read that cannot be recorded is not shown: the failure is the page's. */
import { worksHere } from "#app/domain/access/party.ts";
import type { Asker, Parties, Party } from "#app/domain/access/party.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import type { StaffRead } from "./staff-read-kinds.ts";

const WINDOW_MS = 10 * 60_000;

/**
 * Adds a row for each of the people, unless the same page was recorded in the same ten minutes of the clock. Writes nothing for
 * readers who are not staff, about the reader, and about unknown ids. Runs beside the read's own queries.
 */
export async function recordRead(
  reader: Asker,
  what: StaffRead,
  { of: people, subject = "" }: { of: readonly string[]; subject?: string },
): Promise<void> {
  if (reader === null || !worksHere(reader) || people.length === 0) return;
  const at = nowDate();
  const windowAt = new Date(Math.floor(at.getTime() / WINDOW_MS) * WINDOW_MS);
  await sql`
    insert into staff_reads (person_id, staff_id, what, subject_id, window_at, at)
    select id, ${reader.id}, ${what}, ${subject}, ${windowAt}, ${at}
    from users where id = any(${[...people]}::text[]) and id <> ${reader.id}
    on conflict do nothing`;
}

/** Records a read of a thing of two parties, by staff who are neither. */
export async function recordPartyRead(
  reader: Asker,
  party: Party,
  read: { what: StaffRead; subject: string; of: Partial<Parties> },
): Promise<void> {
  if (party !== "staff") return;
  const people = [read.of.buyerId, read.of.freelancerId].filter((id) => id !== undefined);
  await recordRead(reader, read.what, { of: people, subject: read.subject });
}
