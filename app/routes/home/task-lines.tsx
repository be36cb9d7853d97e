/** The lines about tasks in which it is the person's turn. */
import type { TaskNeed, TaskNeedKind } from "#app/domain/home/task-needs.ts";
import { money } from "#app/domain/kernel/money.ts";
import { HeldFuture } from "#app/routes/wallet/held-future.tsx";
import type { NeedLine } from "./need-line.ts";

/** What to do; `many` where the line is about several tasks. */
const DO: Record<TaskNeedKind, (need: TaskNeed) => string> = {
  looking: ({ count }) =>
    count === 1 ? "Look at the delivery" : `Look at ${said(count)} deliveries`,
  extension: ({ other }) => `Answer ${other}, who asks for more time`,
  cancelling: ({ other }) => `Answer ${other}, who wants to cancel`,
  answering: ({ other }) => `Answer ${other}’s questions`,
  starting: ({ count }) =>
    count === 1 ? "Start the work" : `Start the work on ${said(count)} tasks`,
  work: ({ count }) => (count === 1 ? "Deliver the work" : `Deliver ${said(count)} tasks`),
  changes: ({ count, other }) =>
    count === 1 ? `Deliver the change ${other} asked for` : `Deliver ${said(count)} changed tasks`,
};

const said = (count: number) => count.toLocaleString("en");

export function taskLine(need: TaskNeed, now: Date): NeedLine {
  const { kind, orderId, href, title, currency, dueAt, nextAt } = need;
  return {
    id: `${kind}-${need.side}-${orderId}`,
    title: `${DO[kind](need)}: ${title}`,
    href,
    words: <Words need={need} now={now} />,
    at: kind === "work" || kind === "changes" ? dueAt : nextAt,
    amount: money(need.heldMicros, currency),
  };
}

function Words({ need, now }: { need: TaskNeed; now: Date }) {
  const { kind, days } = need;
  if (kind === "extension" && days !== null)
    return (
      <>
        {days === 1 ? "One more day" : `${said(days)} more days`}. The due date does not change
        unless you agree.
      </>
    );
  const future = <HeldFuture task={{ ...need, fundsClearAt: null }} now={now} />;
  if (kind === "cancelling")
    return <>If you agree, the held money goes back to the buyer. {future}</>;
  return future;
}
