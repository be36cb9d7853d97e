/** The history of a message's attempts: time, duration, answer, and the next planned attempt (decision 95). */
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";

/** Attempts stored per message, the newest. Three days of tries are about fifteen; each sending by hand adds as many. */
export const KEPT_ATTEMPTS = 50;

export interface Attempted {
  /** Null without an answer. */
  status: number | null;
  /** The beginning of the answer, or why there was none. */
  excerpt: string;
  tookMs: number;
  /** The answer's `Retry-After`, as it was sent. */
  retryAfter: string | null;
}

/**
 * The end of a statement that moves the message: adds the attempt, with the next one at `next`. For a message deleted meanwhile
 * it adds nothing.
 */
export function addAttempt(
  { id, attempt, at }: { id: string; attempt: number; at: Date },
  { status, excerpt, tookMs }: Attempted,
  next: ReturnType<typeof sql>,
) {
  return sql`
    insert into webhook_attempts (id, delivery_id, attempt, at, took_ms, status, excerpt, next_at)
    select ${newId("webhookAttempt")}, id, ${attempt}, ${at}, ${tookMs}, ${status}, ${excerpt}, ${next}
    from webhook_deliveries where id = ${id}`;
}

/** Deletes the oldest; called after each attempt, so there is at most one too many. */
export async function trimAttempts(deliveryId: string): Promise<void> {
  await sql`
    delete from webhook_attempts where id in (
      select id from webhook_attempts where delivery_id = ${deliveryId} order by id desc offset ${KEPT_ATTEMPTS})`;
}

export interface AttemptView {
  id: string;
  /** Counts from 1, and again from 1 after each sending by hand. */
  attempt: number;
  at: Date;
  tookMs: number;
  status: number | null;
  excerpt: string;
  nextAt: Date | null;
}

/** Newest first. The caller has checked whose message it is. */
export async function attemptsOf(deliveryId: string): Promise<AttemptView[]> {
  return sql<AttemptView[]>`
    select id, attempt, at, took_ms as "tookMs", status, excerpt, next_at as "nextAt"
    from webhook_attempts where delivery_id = ${deliveryId} order by id desc limit ${KEPT_ATTEMPTS}`;
}
