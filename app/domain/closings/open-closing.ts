/** A person's open closing, and the end of one. */
import type { Tx } from "#app/domain/commands/command.ts";
import { holdPeople } from "#app/domain/people/blocks/require-reachable.ts";
import type { ClosingState } from "./closing-lifecycle.ts";
import type { Reader } from "./closing-reasons.ts";

export type RestChoice = "pay" | "give_up";

export interface OpenClosing {
  id: string;
  userId: string;
  state: Extract<ClosingState, "asked" | "waiting">;
  askedAt: Date;
  restsUntil: Date;
  nextAt: Date;
  rest: RestChoice;
  /** Currency → micros as digits. */
  agreed: Record<string, string>;
  pausedGigs: string[];
}

export async function openClosing(reader: Reader, userId: string): Promise<OpenClosing | null> {
  const [row] = await reader<OpenClosing[]>`
    select id, user_id as "userId", state, asked_at as "askedAt", rests_until as "restsUntil", next_at as "nextAt", rest, agreed,
           paused_gigs as "pausedGigs"
    from closings where user_id = ${userId} and state in ('asked', 'waiting')`;
  return row ?? null;
}

/** Locks the person, so that only one command decides about the closing; then reads it. */
export async function lockClosing(tx: Tx, userId: string): Promise<OpenClosing | null> {
  await tx.sql`select from users where id = ${userId} for update`;
  return openClosing(tx.sql, userId);
}

/**
 * The same for a command that may end the account, and with it open offers, whose people are locked first: all in order of id, so that
 * two people of one offer whose accounts end at the same time wait for each other.
 */
export async function lockEnding(tx: Tx, userId: string): Promise<OpenClosing | null> {
  const rows = await tx.sql<{ id: string }[]>`
    select freelancer_id as id from offers where state = 'open' and buyer_id = ${userId}
    union select buyer_id from offers where state = 'open' and freelancer_id = ${userId}`;
  const partners = rows.map(({ id }) => id);
  await holdPeople(
    tx,
    partners.filter((id) => id < userId),
  );
  const closing = await lockClosing(tx, userId);
  await holdPeople(
    tx,
    partners.filter((id) => id > userId),
  );
  return closing;
}
