/** The next step of an open task, with the viewer's buttons, and what the two parties proposed to each other. */
import { money } from "#app/domain/kernel/money.ts";
import type { Reader } from "#app/domain/tasks/deadline-words.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import { nextStep } from "#app/domain/tasks/next-step.ts";
import type { NextStep } from "#app/domain/tasks/next-step.ts";
import { labelOf } from "#app/domain/tasks/task-labels.ts";
import { isOpen } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskPage, TaskView } from "#app/domain/tasks/task-page.ts";
import { isMain } from "#app/domain/tasks/transition-lists.ts";
import { commissionOnPart } from "#app/domain/commission/quote.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { NextEvent } from "#app/ui/work/next-event.tsx";
import { SentenceWords } from "#app/ui/work/sentence-words.tsx";

/** The reader's side; the clock reads no pages. */
function readerOf({ party }: Pick<TaskPage, "party">): Reader {
  return party === "clock" ? "staff" : party;
}

/** The task's next step, or how it ended, for this page's reader. */
export function stepOf(page: Pick<TaskPage, "task" | "party" | "lateFrom">): NextStep {
  const { task } = page;
  const held = heldMicros(task);
  const commission = commissionOnPart(task.releasedMicros, held, task.commissionBps);
  return nextStep(
    {
      ...task,
      lateFrom: page.lateFrom,
      buyer: task.buyer.name,
      freelancer: task.freelancer.name,
      held: money(held, task.currency),
      net: money(held - commission, task.currency),
    },
    readerOf(page),
  );
}

/** The page of a transition; disputes have pages of their own. */
function transitionHref(task: TaskView, transition: TaskTransition): string {
  if (transition === "rule") return `/admin/disputes/${task.disputeId}`;
  if (task.state === "disputed") return `/disputes/${task.disputeId}`;
  return `/tasks/${task.id}/${transition}`;
}

function Buttons({ page: { task, may, party } }: { page: TaskPage }) {
  // The main step comes first, wherever it is in the lifecycle.
  const ordered = [...may.filter(isMain), ...may.filter((one) => !isMain(one))];
  return (
    <>
      {/* Answering comes before giving in: the dispute's page says which of them is due. */}
      {task.state === "disputed" && party !== "staff" && (
        <ButtonLink href={`/disputes/${task.disputeId}`} kind="primary">
          Go to the dispute
        </ButtonLink>
      )}
      {ordered.map((transition) => (
        <ButtonLink
          key={transition}
          href={transitionHref(task, transition)}
          kind={isMain(transition) ? "primary" : "quiet"}
        >
          {labelOf(transition, task.taskCount)}
        </ButtonLink>
      ))}
    </>
  );
}

export function TaskNext({ page, now }: { page: TaskPage; now: Date }) {
  const { sentence, meanwhile, at } = stepOf(page);
  return (
    <NextEvent
      sentence={<SentenceWords sentence={sentence} now={now} />}
      meanwhile={meanwhile === null ? null : <SentenceWords sentence={meanwhile} now={now} />}
      at={at}
      now={now}
    >
      {page.may.length > 0 || page.task.state === "disputed" ? <Buttons page={page} /> : null}
    </NextEvent>
  );
}

/** What one party proposed and the other has not answered yet. */
export function Proposals({ page }: { page: TaskPage }) {
  const { task, party } = page;
  const names = { buyer: task.buyer.name, freelancer: task.freelancer.name };
  const { cancelProposedBy: by, extensionDays: days } = task;
  const other = party === "buyer" ? names.freelancer : names.buyer;
  return (
    <>
      {by !== null && (
        <Notice kind="warning" title="A proposal to cancel is open">
          {by === party
            ? `You proposed to cancel. No money moves until ${other} agrees, and the deadline does not change.`
            : `${names[by]} proposes to cancel. If ${party === "staff" ? "the other side agrees" : "you agree"}, the held money goes back to ${party === "buyer" ? "you" : names.buyer}. Until then the deadline does not change.`}
        </Notice>
      )}
      {days !== null && (
        <Notice kind="info" title={`${names.freelancer} asks for more time`}>
          {`${days} more ${days === 1 ? "day" : "days"}. Until ${party === "buyer" ? "you agree" : `${names.buyer} agrees`}, the due date does not change.`}
        </Notice>
      )}
      {task.agreed && isOpen(task.state) && party !== "staff" && (
        <p>
          <a className="link" href={`/orders/${task.orderId}/changes/new`}>
            Propose a change of the order
          </a>
        </p>
      )}
    </>
  );
}
