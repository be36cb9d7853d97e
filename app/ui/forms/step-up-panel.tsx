/**
 * Asks who the person is when their form needs a step-up: the fields they sent are kept hidden, so that one button proves it and
 * sends the form again.
 */
import type { Refused } from "#app/http/refused.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { StepUpFields, STEP_UP_INLINE } from "./step-up-fields.tsx";
import { Submit } from "./submit.tsx";

/** Whether the refusal is shown by the panel. A form that has the fields itself asks there. */
export function asksByPanel(refused: Refused): boolean {
  return refused.sent !== undefined && refused.values[STEP_UP_INLINE] === undefined;
}

export function StepUpPanel({ refused }: { refused: Refused }) {
  const { sent = [] } = refused;
  return (
    <Notice kind="warning" title="Confirm that it is you" live>
      <p>
        You signed in a while ago, and a thief would want to do this. Nothing was done yet. What you
        sent is kept, and is done as soon as you confirm.
      </p>
      <form method="post" className="form mt-3" aria-label="Confirm that it is you" data-once="">
        {sent.map(([name, text], place) => (
          <input key={`${place} ${name}`} type="hidden" name={name} value={text} />
        ))}
        <StepUpFields refused={refused} panel />
        <div>
          <Submit>Confirm and go on</Submit>
        </div>
      </form>
    </Notice>
  );
}
