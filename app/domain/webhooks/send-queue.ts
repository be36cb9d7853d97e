/** The queue of webhook messages: claims the next one under a lease, and stores the result of its attempt (decision 92). */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { Undecipherable, decrypt } from "#app/domain/kernel/encrypted-text.ts";
import { sql } from "#app/domain/store/store.ts";
import { addAttempt, trimAttempts } from "./attempts.ts";
import type { Attempted } from "./attempts.ts";
import { askedPause, GIVE_UP_HOURS, nextAttempt } from "./retry-schedule.ts";

/** The lease. Longer than any attempt: a message whose sender died is due again after it. */
const LEASE_MS = 60_000;

export interface DueMessage {
  id: string;
  endpointId: string;
  eventId: string;
  url: string;
  body: string;
  /** The number of this attempt, from 1. */
  attempt: number;
  giveUpAt: Date;
  at: Date;
  /** The present secret first, then the old one during a rotation. Empty when SECRET was changed. */
  secrets: string[];
}

interface Row extends Omit<DueMessage, "secrets" | "at"> {
  secretSealed: Uint8Array;
  oldSecretSealed: Uint8Array | null;
}

/**
 * Claims the message that has waited longest, except for endpoints in `busy`, and counts the attempt; null when nothing is due.
 * No other sender gets it until the lease ends.
 */
export async function takeDue(busy: string[]): Promise<DueMessage | null> {
  const at = nowDate();
  const lease = new Date(at.getTime() + LEASE_MS);
  const [row] = await sql<Row[]>`
    update webhook_deliveries d
    set attempts = d.attempts + 1, last_at = ${at}, next_at = ${lease},
      give_up_at = coalesce(d.give_up_at, ${hoursAfter(at, GIVE_UP_HOURS)})
    from webhook_endpoints e
    where e.id = d.endpoint_id and d.id = (
      select w.id from webhook_deliveries w
        join webhook_endpoints x on x.id = w.endpoint_id join users u on u.id = x.user_id
      where w.next_at <= ${at} and x.state = 'active' and u.state = 'active' and x.id <> all(${busy}::text[])
      order by w.next_at, w.id limit 1 for no key update of w skip locked)
    returning d.id, d.endpoint_id as "endpointId", d.event_id as "eventId", e.url, d.body, d.attempts as attempt,
      d.give_up_at as "giveUpAt", e.secret_sealed as "secretSealed",
      case when e.old_secret_until > ${at} then e.old_secret_sealed end as "oldSecretSealed"`;
  if (row === undefined) return null;
  const { secretSealed, oldSecretSealed, ...message } = row;
  const boxes = oldSecretSealed === null ? [secretSealed] : [secretSealed, oldSecretSealed];
  return { ...message, at, secrets: boxes.flatMap((box) => opened(box, row.endpointId)) };
}

function opened(box: Uint8Array, endpointId: string): string[] {
  try {
    return [decrypt(box, endpointId)];
  } catch (problem) {
    if (!(problem instanceof Undecipherable)) throw problem;
    return [];
  }
}

export async function noteDelivered(message: DueMessage, attempted: Attempted): Promise<void> {
  const { id, endpointId, at } = message;
  const { status, excerpt } = attempted;
  await sql`
    with delivered as (
      update webhook_deliveries
      set state = 'delivered', next_at = null, last_status = ${status}, last_excerpt = ${excerpt} where id = ${id}
    ) ${addAttempt(message, attempted, sql`null`)}`;
  await sql`
    insert into webhook_health (endpoint_id, last_success_at) values (${endpointId}, ${at})
    on conflict (endpoint_id) do update set failing_since = null, last_success_at = ${at}`;
  await trimAttempts(id);
}

/**
 * Plans the next attempt, or gives the message up. Returns since when the endpoint has failed without a success in between. An
 * attempt overtaken by a later one does not change the message.
 */
export async function noteFailed(
  message: DueMessage,
  attempted: Attempted,
  random: number,
): Promise<Date> {
  const { id, endpointId, attempt, giveUpAt, at } = message;
  const { status, excerpt, retryAfter } = attempted;
  const now = nowDate();
  const next = nextAttempt(now, { attempt, giveUpAt, random, retryAfter });
  await sql`
    with planned as (
      update webhook_deliveries d
      set state = ${next === null ? "dead" : "failed"}, last_status = ${status}, last_excerpt = ${excerpt},
        next_at = case when e.state = 'active' then ${next}::timestamptz end
      from webhook_endpoints e
      where d.id = ${id} and e.id = d.endpoint_id and d.attempts = ${attempt} and d.state in ('pending', 'failed')
      returning d.next_at
    ) ${addAttempt(message, attempted, sql`(select next_at from planned)`)}`;
  const pause = askedPause(retryAfter, now);
  if (pause > 0) await putOffOthers(message, new Date(now.getTime() + pause));
  await trimAttempts(id);
  const [health] = await sql<{ failingSince: Date }[]>`
    insert into webhook_health (endpoint_id, failing_since) values (${endpointId}, ${at})
    on conflict (endpoint_id) do update set failing_since = coalesce(webhook_health.failing_since, ${at})
    returning failing_since as "failingSince"`;
  return health?.failingSince ?? at;
}

/**
 * A receiver's `Retry-After` applies to all its waiting messages. No message is postponed beyond its last attempt, and `SKIP
 * LOCKED` leaves out messages that another sender has locked.
 */
async function putOffOthers({ id, endpointId }: DueMessage, until: Date): Promise<void> {
  await sql`
    update webhook_deliveries d set next_at = least(${until}::timestamptz, d.give_up_at)
    where d.id in (
      select id from webhook_deliveries
      where endpoint_id = ${endpointId} and id <> ${id} and state in ('pending', 'failed')
        and next_at < least(${until}::timestamptz, give_up_at)
      order by id for no key update skip locked)`;
}
