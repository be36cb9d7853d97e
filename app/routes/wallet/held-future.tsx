/** What happens next to a held amount: who has until when to do what, and where the money goes otherwise. */
import type { ReactNode } from "react";
import type { HeldTask } from "#app/domain/earnings/held-amounts.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { Until, When } from "#app/ui/page/when.tsx";

type Words = (other: string, by: ReactNode) => ReactNode;

/** What the clock waits for → the words for each side; `other` is the person on the other one. */
const FUTURES: Partial<Record<TaskTransition, Record<HeldTask["side"], Words>>> = {
  lapse: {
    buyer: (other, by) => (
      <>
        {other} has until {by} to start. Otherwise all of the price comes back to you. Until the
        work starts you can cancel.
      </>
    ),
    freelancer: (other, by) => (
      <>
        You have until {by} to start or to decline. Otherwise all of the price goes back to {other},
        who can also cancel until you start.
      </>
    ),
  },
  abandon: {
    buyer: (other, by) => (
      <>
        If {other} has delivered nothing by {by}, all that is held comes back to you.
      </>
    ),
    freelancer: (other, by) => (
      <>
        If you have delivered nothing by {by}, all that is held goes back to {other}.
      </>
    ),
  },
  escalate: {
    buyer: (other, by) => (
      <>
        If {other} has not delivered the revision by {by}, our staff look at the work and decide.
      </>
    ),
    freelancer: (_, by) => (
      <>If you have not delivered the revision by {by}, our staff look at the work and decide.</>
    ),
  },
  settle: {
    buyer: (other, by) => (
      <>
        You have until {by} to accept, to ask for a revision or to open a dispute. Otherwise all
        that is held is released to {other}.
      </>
    ),
    freelancer: (other, by) => (
      <>
        {other} has until {by} to look at the delivery. If they do nothing, all that is held is
        released to you.
      </>
    ),
  },
};

export function HeldFuture({ task, now }: { task: HeldTask; now: Date }) {
  const { state, nextEvent, nextAt, side, other } = task;
  if (state === "being_made")
    return <>The tasks are being made; then the order is placed. Until then you can call it off.</>;
  if (state === "going_back")
    return (
      <>
        You called the order off, or it could not be placed: the price is going back to your
        balance.
      </>
    );
  if (state === "disputed") return <>Frozen until the dispute with {other} is settled.</>;
  const words = nextEvent === null ? undefined : FUTURES[nextEvent]?.[side];
  if (words === undefined || nextAt === null)
    return <>The order has just been placed: its deadline is being set.</>;
  return words(
    other,
    <>
      <When at={nextAt} /> (<Until at={nextAt} now={now} />)
    </>,
  );
}
