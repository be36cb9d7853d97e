/** The next step of a held amount: who must act until when, and where the money goes otherwise. */
import type { HeldTask } from "#app/domain/earnings/held-amounts.ts";
import { money } from "#app/domain/kernel/money.ts";
import { nextStep } from "#app/domain/tasks/next-step.ts";
import { Until } from "#app/ui/page/when.tsx";
import { SentenceWords } from "#app/ui/work/sentence-words.tsx";

export function HeldFuture({ task, now }: { task: HeldTask; now: Date }) {
  const { state, side, other, currency } = task;
  if (state === "being_made")
    return <>The tasks are being made; then the order is placed. Until then you can call it off.</>;
  if (state === "going_back")
    return (
      <>
        You cancelled the order, or it could not be placed: the price is going back to your balance.
      </>
    );
  if (state === "listed")
    return (
      <>
        If you do not award your request, this is back in your balance
        {task.nextAt === null ? "" : " "}
        {task.nextAt === null ? null : <Until at={task.nextAt} now={now} />}.
      </>
    );
  const step = nextStep(
    {
      ...task,
      state,
      buyer: side === "buyer" ? "You" : other,
      freelancer: side === "freelancer" ? "You" : other,
      held: money(task.heldMicros, currency),
      net: money(task.netMicros, currency),
    },
    side,
  );
  return (
    <>
      <SentenceWords sentence={step.sentence} now={now} />
      {step.at === null ? null : (
        <span className="small soft">
          {" "}
          (<Until at={step.at} now={now} />)
        </span>
      )}
    </>
  );
}
