/** Lets time pass in the sandbox for one person: their open deadlines come nearer, and what is then due happens. */
import { env } from "#app/env.server.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { world } from "#app/domain/kernel/world.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { JobName } from "#app/domain/jobs/job-names.ts";
import { bringDigestsNearer } from "#app/domain/notifications/postpone.ts";
import { openEndedWindows } from "#app/domain/reviews/ended-windows.ts";
import { partiesOf } from "./sandbox-people.ts";

export const MOST_HOURS = 8760;

/** In this order, because earnings must be cleared before the sweep. */
const THEN: JobName[] = [
  "settle-processor",
  "sandbox-deliver",
  "poll-deposits",
  "poll-payouts",
  "task-deadlines",
  "dispute-deadlines",
  "offer-deadlines",
  "request-deadlines",
  "task-reminders",
  "remind-of-reviews",
  "reveal-reviews",
  "clear-earnings",
  "pay-rested",
  "close-accounts",
  "tell-of-requests",
  "tell-of-gigs",
];

const SWEEP_AFTER_SECONDS = 2;

/**
 * Moves every open deadline of the token's person and both counterparts `hours` nearer: tasks, disputes, offers, clearings, card money, a
 * new payout account's cooling period, rests of payouts, open deposits and payouts, resting withdrawals, closings, open requests, windows of reviews, time off, and what waits for a mail. The worker then does what is due. Returns
 * how many rows moved. Refuses `sandbox_only` in the live world.
 */
export async function letTimePass(
  actor: UserActor,
  input: { hours: number; key: string },
): Promise<Outcome<{ moved: number }>> {
  if (world() !== "sandbox") refuse("sandbox_only");
  const { hours, key } = input;
  const people = Object.values(await partiesOf(actor));
  const spec = { name: "sandbox.let_time_pass" as const, actor, key, input: { hours } };
  return command(spec, async (tx) => {
    await openEndedWindows(tx, people);
    const moved = await bringNearer(tx, people, `${hours} hours`);
    for (const job of THEN) await requestJob(tx, job, {}, { key: `time:${job}` });
    const runAt = new Date(hoursAfter(tx.command.at, 0).getTime() + SWEEP_AFTER_SECONDS * 1000);
    await requestJob(tx, "sweep", {}, { key: "time:sweep", runAt });
    return { moved };
  });
}

async function bringNearer(tx: Tx, people: string[], by: string): Promise<number> {
  const { sql, command: it } = tx;
  const results = await Promise.all([
    sql`update tasks set next_at = next_at - ${by}::interval, due_at = due_at - ${by}::interval, command_id = ${it.id}
        where next_at is not null and (buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`,
    sql`update disputes set answer_due_at = answer_due_at - ${by}::interval, ruling_due_at = ruling_due_at - ${by}::interval,
                            command_id = ${it.id}
        where state <> 'closed' and (buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`,
    sql`update offers set expires_at = expires_at - ${by}::interval, command_id = ${it.id}
        where state = 'open' and (buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`,
    sql`update clearings set clears_at = clears_at - ${by}::interval, command_id = ${it.id}
        where cleared_at is null and freelancer_id = any(${people}::text[])`,
    sql`update orders set funds_clear_at = funds_clear_at - ${by}::interval, command_id = ${it.id}
        where funds_clear_at > ${it.at} and (buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`,
    sql`update tasks set funds_clear_at = funds_clear_at - ${by}::interval, command_id = ${it.id}
        where funds_clear_at > ${it.at} and (buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`,
    sql`update order_changes set answer_by = answer_by - ${by}::interval, command_id = ${it.id}
        where state = 'proposed' and order_id in (
          select id from orders where buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`,
    // Whether money is card money follows from the age of its deposits.
    sql`update deposits set settled_at = settled_at - ${by}::interval, command_id = ${it.id}
        where state = 'succeeded' and settled_at > ${hoursAfter(it.at, -env.clearingCardHours)} and user_id = any(${people}::text[])`,
    sql`update payout_methods set cools_until = cools_until - ${by}::interval, command_id = ${it.id}
        where removed_at is null and cools_until > ${it.at} and user_id = any(${people}::text[])`,
    sql`update payout_rests set until = until - ${by}::interval, command_id = ${it.id}
        where until > ${it.at} and user_id = any(${people}::text[])`,
    sql`update deposits set next_at = next_at - ${by}::interval, command_id = ${it.id}
        where next_at is not null and user_id = any(${people}::text[])`,
    sql`update suspension_withdrawals set begun_at = begun_at - ${by}::interval, rests_until = rests_until - ${by}::interval,
                                          command_id = ${it.id}
        where state = 'resting' and user_id = any(${people}::text[])`,
    sql`update closings set rests_until = rests_until - ${by}::interval, next_at = next_at - ${by}::interval, command_id = ${it.id}
        where next_at is not null and user_id = any(${people}::text[])`,
    sql`update buyer_requests set closes_at = closes_at - ${by}::interval, funds_clear_at = funds_clear_at - ${by}::interval,
                                  command_id = ${it.id}
        where state = 'open' and buyer_id = any(${people}::text[])`,
    sql`update reviews set opens_at = opens_at - ${by}::interval, command_id = ${it.id}
        where revealed_at is null and author_id = any(${people}::text[])`,
    sql`update review_windows set closes_at = closes_at - ${by}::interval, remind_at = remind_at - ${by}::interval, command_id = ${it.id}
        where closes_at > ${it.at} and order_id in (
          select id from orders where buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`,
    sql`update times_off set set_at = set_at - ${by}::interval, starts_at = starts_at - ${by}::interval,
                             ends_at = ends_at - ${by}::interval, command_id = ${it.id}
        where ended_at is null and ends_at > ${it.at} and user_id = any(${people}::text[])`,
    sql`update payouts set next_at = next_at - ${by}::interval, command_id = ${it.id}
        where next_at is not null and user_id = any(${people}::text[])`,
  ]);
  await hurryProviders(tx, people, by);
  await bringDigestsNearer(tx, people, by);
  return results.reduce((sum, { count }) => sum + count, 0);
}

/** Moves the pretend providers' operations and messages as well. */
async function hurryProviders({ sql }: Tx, people: string[], by: string): Promise<void> {
  await sql`
    with keys as (
      select id as key from deposits where user_id = any(${people}::text[])
      union all select provider_key from payouts where user_id = any(${people}::text[])
    ), hurried as (
      update pretend.operations o set finished_at = finished_at - ${by}::interval
      from keys where o.operation_key = keys.key and o.gateway in ('cards', 'bank') and o.finished_at is not null
    )
    update pretend.messages m set due_at = due_at - ${by}::interval
    from keys where m.sent_at is null and position(keys.key in m.body) > 0`;
}
