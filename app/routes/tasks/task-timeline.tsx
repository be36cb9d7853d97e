/** The history of a task, in the words of its lifecycle. */
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import type { TaskStep } from "#app/domain/tasks/task-page.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Timeline } from "#app/ui/page/timeline.tsx";

function who(step: TaskStep, viewerId: string): string {
  if (step.actorKind === "clock") return "Automatic";
  if (step.actorId === viewerId) return "You";
  if (step.actorKind === "staff") return "Farthing staff";
  return step.actorName ?? "Farthing";
}

function Note({ step, currency }: { step: TaskStep; currency: Currency }) {
  return (
    <>
      {step.releasedMicros > 0n && (
        <p>
          Released: <Amount of={money(step.releasedMicros, currency)} />
        </p>
      )}
      {step.refundedMicros > 0n && (
        <p>
          Refunded: <Amount of={money(step.refundedMicros, currency)} />
        </p>
      )}
      {/* The note of a delivery is shown with the delivery instead. */}
      {step.note !== "" && step.transition !== "deliver" && (
        <p className="whitespace-pre-line">{step.note}</p>
      )}
    </>
  );
}

export function TaskTimeline(props: { steps: TaskStep[]; viewerId: string; currency: Currency }) {
  const { steps, viewerId, currency } = props;
  return (
    <Timeline
      entries={steps.map((step) => ({
        id: step.id,
        at: step.at,
        who: who(step, viewerId),
        what: TASK_WORDS[step.transition].done,
        note: <Note step={step} currency={currency} />,
      }))}
    />
  );
}
