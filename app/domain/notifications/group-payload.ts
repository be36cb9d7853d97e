/** SQL: what the events of a group's notices add up to, as one payload. */
import { sql } from "#app/domain/store/store.ts";
import type { EventPayload } from "#app/domain/events/events.ts";

export interface GroupPayload {
  /** How many notices it adds up. */
  members: number;
  payload: EventPayload;
}

/**
 * For a `lateral` join to the notice `n`: columns `members` and `payload` over the notices `m` of its group. Sums are exact; a
 * sum that an event of an earlier release lacks is left out. Words people wrote are on the order's page.
 */
export function groupPayload(only: "all" | "unmailed") {
  const narrower = only === "all" ? sql`` : sql`and m.mailed_at is null`;
  return sql`
    select count(*)::int as members, array_agg(m.id) as ids,
           (select ${withoutSums(sql`newest.payload`)} from events newest where newest.id = n.event_id) || ${sums()} as payload
    from notices m join events e on e.id = m.event_id
    where m.user_id = n.user_id and m.gather = n.gather and m.kind = n.kind ${narrower}`;
}

/** SQL: an event's payload without what is summed up, and without what is true of that event alone. */
export function withoutSums(payload: ReturnType<typeof sql>) {
  return sql`${payload} - '{taskId,taskIds,note,lastDueAt,count,amount,released,refunded,net,dueAt,availableAt}'::text[]`;
}

/** SQL: the sums over the events `e`. */
export function sums() {
  return sql`jsonb_strip_nulls(jsonb_build_object(
    'count', sum(coalesce((e.payload->>'count')::int, 1)),
    'amount', ${sumOf("amount")}, 'released', ${sumOf("released")},
    'refunded', ${sumOf("refunded")}, 'net', ${sumOf("net")},
    'dueAt', min(e.payload->>'dueAt'), 'lastDueAt', max(coalesce(e.payload->>'lastDueAt', e.payload->>'dueAt')),
    'availableAt', max(e.payload->>'availableAt')))`;
}

function sumOf(field: "amount" | "released" | "refunded" | "net") {
  return sql`case when count(e.payload->>${field}::text) = count(*) then sum((e.payload->>${field}::text)::numeric)::text end`;
}
