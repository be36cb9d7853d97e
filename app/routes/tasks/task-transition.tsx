/** The confirmation before a task changes state: what will happen, the fields, one button. */
import { refuse, sentenceOf } from "#app/domain/kernel/refusal.ts";
import { money } from "#app/domain/kernel/money.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { keepLabel, labelOf } from "#app/domain/tasks/task-labels.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { amounts } from "#app/domain/tasks/plain-move.ts";
import { moveOutcome } from "#app/domain/tasks/move-outcome.ts";
import { asksForWork, FORM_TRANSITIONS, isFinal } from "#app/domain/tasks/transition-lists.ts";
import { runLoader } from "#app/http/answer.ts";
import { runFileAction } from "#app/routes/files/form-files.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { seenVersion } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { Blocked } from "#app/ui/work/blocked.tsx";
import { pieceTitle } from "./piece-title.ts";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TransitionFields } from "#app/ui/forms/transition-fields.tsx";
import type { Route } from "./+types/task-transition";
import { beforeTransition } from "./before-transition.ts";
import { taskEffects } from "./task-effects.ts";
import { runTransition } from "./transition-form.ts";

function transitionFrom(name: string) {
  return FORM_TRANSITIONS.find((transition) => transition === name) ?? refuse("not_found");
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "tasks.read");
  return runLoader(async () => {
    const transition = transitionFrom(params.transition);
    const { task, party, blocked } = await beforeTransition(actor, params.id, transition);
    const move = { task, party, note: "", ...amounts(transition, task) };
    return {
      task,
      transition,
      selling: party === "freelancer",
      effects: taskEffects(moveOutcome(transition, move, nowDate()), actor.zone),
      key: newFormKey(),
      blocked: blocked === null ? null : sentenceOf(blocked),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "tasks.read");
  return runFileAction(request, actor, async (form) => {
    const transition = transitionFrom(params.transition);
    await runTransition(actor, transition, [{ id: params.id, ...seenVersion(form) }], form);
    return redirectWithFlash(`/tasks/${params.id}`, {
      kind: "success",
      text: `${TASK_WORDS[transition].done}.`,
    });
  });
}

export default function TaskTransitionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { task, transition, selling, effects, key, blocked } = loaderData;
  const refused = refusedFrom(actionData);
  const label = labelOf(transition, task.taskCount);
  const { money: moves } = TASK_LIFECYCLE[transition];
  const title = pieceTitle(task);
  return (
    <>
      <title>{`${label} · ${title} · Farthing`}</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title={label}
        lead={title}
        breadcrumb={[deskCrumb(selling), { label: title, href: `/tasks/${task.id}` }]}
      />
      {blocked !== null && refused === null ? (
        <Blocked why={blocked} href={`/tasks/${task.id}`}>
          Back to the task
        </Blocked>
      ) : (
        <ConfirmPanel
          effects={effects.map((line) => ({
            what: line.what,
            value:
              line.micros === undefined ? undefined : (
                <Amount of={money(line.micros, task.currency)} />
              ),
          }))}
          afterwards={
            isFinal(transition)
              ? "This closes the task and cannot be undone."
              : "The task stays open. This step appears in its timeline."
          }
        >
          <CommandForm
            commandKey={formKeyAgain(refused, key)}
            version={refused?.values["version"] ?? task.version}
            files={asksForWork(transition)}
          >
            <TransitionFields
              transition={transition}
              values={refused?.values ?? {}}
              problems={refused?.refusal.problems ?? {}}
              kept={refused?.kept}
            />
            <div className="btn-row">
              <Submit kind={moves === "refund" ? "danger" : "primary"}>{label}</Submit>
              <ButtonLink href={`/tasks/${task.id}`} kind="plain">
                {keepLabel(transition, task.taskCount)}
              </ButtonLink>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
    </>
  );
}
