/** Judges the lines of an invitation list: who gets a mail, and why others get none. */
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { emailField } from "#app/domain/people/person-fields.ts";
import type { sql } from "#app/domain/store/store.ts";
import { declinedAmong } from "./declined-addresses.ts";

/** Why a line gets no mail, in the words of the page and the report. */
export const LEFT_OUT = {
  address: "This is no e-mail address.",
  twice: "The freelancer or the address is in the list a second time.",
  unknown: "No freelancer of an import has this handle.",
  joined: "The account has an owner already.",
  taken: "Another account has this address.",
  declined: "The person asked us not to write to them again.",
  recent: "An invitation went to this freelancer within the last day.",
} as const;

export type LeftOut = keyof typeof LEFT_OUT;
export type RowFate = LeftOut | "ready" | "sent";

export interface AskedRow {
  line: number;
  handle: string;
  email: string;
}

export interface JudgedRow extends AskedRow {
  fate: LeftOut | "ready";
  /** Null when the handle is unknown. */
  userId: string | null;
}

interface Facts {
  people: Map<string, { id: string; state: string; recent: boolean }>;
  /** Address → the account that holds it. */
  held: Map<string, string>;
  declined: Set<string>;
}

export async function judgeRows(
  reader: Tx["sql"] | typeof sql,
  rows: readonly AskedRow[],
  at: Date,
): Promise<JudgedRow[]> {
  const facts = await factsAbout(reader, rows, at);
  const seen = new Set<string>();
  return rows.map((row) => {
    const handle = row.handle.toLowerCase();
    const email = row.email.toLowerCase();
    const person = facts.people.get(handle);
    const fate = fateOf(row, person, facts, seen);
    if (fate === "ready") seen.add(`@${handle}`).add(email);
    return { ...row, fate, userId: person?.id ?? null };
  });
}

function fateOf(
  { handle, email }: AskedRow,
  person: { id: string; state: string; recent: boolean } | undefined,
  { held, declined }: Facts,
  seen: ReadonlySet<string>,
): LeftOut | "ready" {
  const address = email.toLowerCase();
  if (!emailField.safeParse(email).success) return "address";
  if (person === undefined) return "unknown";
  if (person.state !== "unclaimed") return "joined";
  if (seen.has(`@${handle.toLowerCase()}`) || seen.has(address)) return "twice";
  if (declined.has(address)) return "declined";
  if (held.has(address)) return "taken";
  return person.recent ? "recent" : "ready";
}

async function factsAbout(
  reader: Tx["sql"] | typeof sql,
  rows: readonly AskedRow[],
  at: Date,
): Promise<Facts> {
  const handles = rows.map(({ handle }) => handle.toLowerCase());
  const emails = rows.map(({ email }) => email.toLowerCase());
  const people = await reader<
    Array<{ id: string; handle: string; state: string; recent: boolean }>
  >`
    select u.id, lower(u.handle) as handle, u.state, exists (
      select from mailed_links l where l.user_id = u.id and l.purpose = 'claim' and l.created_at > ${hoursAfter(at, -24)}) as recent
    from users u where lower(u.handle) = any(${handles}::text[])`;
  const holders = await reader<{ email: string; id: string }[]>`
    select lower(email) as email, id from users where lower(email) = any(${emails}::text[]) and email_state <> 'unverified'`;
  return {
    people: new Map(people.map(({ handle, ...person }) => [handle, person])),
    held: new Map(holders.map(({ email, id }) => [email, id])),
    declined: await declinedAmong(emails, reader),
  };
}
