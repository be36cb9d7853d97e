/** Keeps what a visitor typed into a message's form, until they have signed in. No command: nothing follows from it. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

/** The visitor's browser, and a handle or the id of a thread. */
export interface MessageDraftOf {
  holder: string;
  addressee: string;
}

const MOST_DRAFTS = 20;

/** Replaces the draft; the oldest of a browser make room for the newest. */
export async function saveMessageDraft(
  { holder, addressee }: MessageDraftOf,
  body: string,
): Promise<void> {
  await sql`
    insert into message_drafts (holder, addressee, body, saved_at) values (${holder}, ${addressee}, ${body}, ${nowDate()})
    on conflict (holder, addressee) do update set body = excluded.body, saved_at = excluded.saved_at`;
  await sql`
    delete from message_drafts where holder = ${holder} and addressee in (
      select addressee from message_drafts where holder = ${holder} order by saved_at desc, addressee offset ${MOST_DRAFTS})`;
}

export async function messageDraft({ holder, addressee }: MessageDraftOf): Promise<string> {
  const [row] = await sql<{ body: string }[]>`
    select body from message_drafts where holder = ${holder} and addressee = ${addressee}`;
  return row?.body ?? "";
}

export async function dropMessageDraft({ holder, addressee }: MessageDraftOf): Promise<void> {
  await sql`delete from message_drafts where holder = ${holder} and addressee = ${addressee}`;
}

/** As long as the cookie that finds it, and a margin. */
const KEPT_HOURS = 24;

/** For the daily schedule; idempotent. Returns how many were deleted. */
export async function forgetMessageDrafts(): Promise<number> {
  const { count } = await sql`
    delete from message_drafts where saved_at < ${hoursAfter(nowDate(), -KEPT_HOURS)}`;
  return count;
}
