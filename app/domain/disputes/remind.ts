/** Reminds the side of a dispute that has not answered, before staff may decide without it: once for each dispute. */
import { env } from "#app/env.server.ts";
import { command } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { early } from "#app/domain/tasks/reminders.ts";
import { disputeEvent } from "./dispute-events.ts";
import type { DisputeNews } from "./dispute-events.ts";

const MOST = 500;

interface Unanswered extends Omit<DisputeNews, "task"> {
  task: DisputeNews["task"];
  key: string;
}

/** Returns how many disputes were reminded of. Safe at any time and in parallel. */
export async function remindOfDisputes(): Promise<number> {
  const soon = await unansweredSoon();
  for (const { key, ...news } of soon) {
    const spec = {
      name: "disputes.remind" as const,
      actor: CLOCK,
      key,
      input: { dispute: news.id },
    };
    await command(spec, async (tx) => {
      await enqueue(tx, [disputeEvent("dispute.reminder", news)]);
      return {};
    });
  }
  return soon.length;
}

/** `by` is the side that has spoken, so that the other is told; with neither it is the clock, and both are told. */
function unansweredSoon(): Promise<Unanswered[]> {
  const now = nowDate();
  return sql<Unanswered[]>`
    select d.id, d.currency, d.contested_micros as "contestedMicros", d.answer_due_at as "dueAt", 'remind:answer:' || d.id as key,
           coalesce(spoken.side, 'clock') as by,
           json_build_object('id', t.id, 'orderId', t.order_id, 'title', t.title, 'buyerId', t.buyer_id,
                             'freelancerId', t.freelancer_id) as task
    from disputes d join tasks t on t.id = d.task_id
    left join lateral (
      select s.side from dispute_statements s where s.dispute_id = d.id and s.side in ('buyer', 'freelancer') limit 1) spoken on true
    where d.state = 'open' and d.answer_due_at > ${now} and d.answer_due_at <= ${hoursAfter(now, early(env.disputeAnswerHours))}
      -- Suspended people cannot answer.
      and exists (
        select from users u where u.state = 'active' and u.id in (d.buyer_id, d.freelancer_id)
          and u.id <> case spoken.side when 'buyer' then d.buyer_id when 'freelancer' then d.freelancer_id else '' end)
      and not exists (select from commands where actor_id = ${CLOCK.id} and idempotency_key = 'remind:answer:' || d.id)
    order by d.answer_due_at, d.id limit ${MOST}`;
}
