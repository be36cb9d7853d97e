/** The link "This was not me" of a security event: what it says about the event, and whether it was used. */
import type { Tx } from "#app/domain/commands/command.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { makeLink } from "./mailed-links.ts";
import { hashOf } from "./sessions.ts";

/** The person may be away; so a link works for this long. */
const NOT_ME_HOURS = 30 * 24;

export interface NotMeEvent {
  userId: string;
  event: string;
  place?: string;
  email?: string | undefined;
  recoveryId?: string | undefined;
}

/** A step: returns the link's id, or null for a person without an address. Links of other events stay as they are. */
export async function makeNotMeLink(tx: Tx, about: NotMeEvent): Promise<string | null> {
  const { userId, event, place, recoveryId } = about;
  const email = about.email ?? (await addressOf(tx, userId));
  if (email === null) return null;
  const facts = {
    event,
    ...(place === undefined ? {} : { place }),
    ...(recoveryId === undefined ? {} : { recoveryId }),
  };
  const link = { purpose: "not_me" as const, userId, email, hours: NOT_ME_HOURS, facts };
  return makeLink(tx, link, { keepOthers: true });
}

async function addressOf(tx: Tx, userId: string): Promise<string | null> {
  const [person] = await tx.sql<{ email: string | null }[]>`
    select email from users where id = ${userId}`;
  return person?.email ?? null;
}

/** The event of a link, for its page. */
export interface NotMePage {
  userId: string;
  event: string;
  place: string | null;
  recoveryId: string | null;
  /** When it happened. */
  at: Date;
  usedAt: Date | null;
}

/** How the page was reached: by the mail's token, or from a notice by the link's id, in a session of its person. */
export type NotMeKey = { token: string } | { linkId: string; userId: string };

/** Null for a link that is unknown, too old, or of another person. Writes nothing. */
export async function notMePage(key: NotMeKey): Promise<NotMePage | null> {
  const which =
    "token" in key
      ? sql`hash = ${hashOf(key.token)}`
      : sql`id = ${isId("mailedLink", key.linkId) ? key.linkId : ""} and user_id = ${key.userId}`;
  const [row] = await sql<NotMePage[]>`
    select user_id as "userId", coalesce(facts ->> 'event', '') as event, facts ->> 'place' as place,
           facts ->> 'recoveryId' as "recoveryId", created_at as at, used_at as "usedAt"
    from mailed_links
    where purpose = 'not_me' and ${which} and replaced_at is null and expires_at > ${nowDate()}`;
  return row ?? null;
}
