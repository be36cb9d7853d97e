/** How many required questions of an order wait for an answer; while any does, the time to start has not begun. */
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { env } from "#app/env.server.ts";
import { ANSWERS_CLOCK, FIRST_CLOCK } from "#app/domain/tasks/transition-lists.ts";
import type { ClockTransition } from "#app/domain/tasks/transition-lists.ts";

export function countUnanswered(
  questions: readonly AskedQuestion[],
  answers: ReadonlyArray<{ question: string }>,
): number {
  const given = new Set(answers.map(({ question }) => question));
  return questions.filter(({ key, required }) => required && !given.has(key)).length;
}

/** Call after locking the order's filling or its answers: a lock does not renew what the statement that waits for it reads. */
export async function unansweredOf(tx: Tx, orderId: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from orders o cross join lateral jsonb_array_elements(o.questions) q
    where o.id = ${orderId} and (q->>'required')::boolean
      and not exists (select from order_answers a where a.order_id = o.id and a.question = q->>'key')`;
  return row?.count ?? 0;
}

/** The clock of an order's tasks when they are placed, and when it acts. */
export function firstClock(
  unanswered: number,
  at: Date,
): { clock: ClockTransition | null; startBy: Date } {
  return unanswered > 0
    ? { clock: ANSWERS_CLOCK, startBy: hoursAfter(at, env.answersWithinHours) }
    : { clock: FIRST_CLOCK, startBy: hoursAfter(at, env.startWithinHours) };
}
