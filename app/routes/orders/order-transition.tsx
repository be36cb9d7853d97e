/** The confirmation before many tasks of one order change state at once. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { TaskItem } from "#app/domain/tasks/lock-tasks.ts";
import { orderDeliveries } from "#app/domain/orders/order-deliveries.ts";
import { chosenTasks, orderPage } from "#app/domain/orders/order-page.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { keepManyLabel, manyLabel, tasksInWords } from "#app/domain/tasks/task-labels.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { asksForWork, isFinal, OFFERED_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { runLoader } from "#app/http/answer.ts";
import { runFileAction } from "#app/routes/files/form-files.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { DeliveryList } from "#app/ui/work/delivery-list.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TransitionFields } from "#app/ui/forms/transition-fields.tsx";
import type { Route } from "./+types/order-transition";
import { listEffects } from "#app/routes/tasks/task-effects.ts";
import { runTransition } from "#app/routes/tasks/transition-form.ts";

function transitionFrom(name: string) {
  return OFFERED_TRANSITIONS.find((transition) => transition === name) ?? refuse("not_found");
}

/** Reads `tsk_….3`: the task and the version that the list showed. */
function itemFrom(text: string): TaskItem {
  const [id = "", version = ""] = text.split(".");
  return { id, version: Number.parseInt(version, 10) || undefined };
}

function beginning(transition: keyof typeof TASK_LIFECYCLE): readonly TaskState[] {
  return TASK_LIFECYCLE[transition].from;
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.read");
  return runLoader(async () => {
    const transition = transitionFrom(params.transition);
    const { order } = await orderPage(actor, params.id, { after: 0 });
    const all = url.searchParams.has("all");
    const asked = url.searchParams.getAll("task");
    const ids = all ? null : asked.map((text) => itemFrom(text).id);
    const tasks = await chosenTasks(order.id, beginning(transition), ids);
    // A person who judges a delivery sees it beside the button.
    const deliveries = beginning(transition).includes("delivered")
      ? await orderDeliveries(order.id, { ids: ids ?? undefined, state: "delivered" })
      : [];
    return {
      order,
      transition,
      all,
      asked,
      count: tasks.length,
      deliveries,
      skipped: all ? 0 : asked.length - tasks.length,
      effects: listEffects(tasks, order.commissionBps, transition),
      key: newFormKey(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "orders.read");
  return runFileAction(request, actor, async (form) => {
    const transition = transitionFrom(params.transition);
    const all = form.text("all") === "1";
    const tasks = all ? { orderId: params.id } : form.all("task").map(itemFrom);
    const { advanced, refused } = await runTransition(actor, transition, tasks, form);
    const [first] = refused;
    const done = `${TASK_WORDS[transition].done}: ${tasksInWords(advanced.length)}.`;
    return redirectWithFlash(
      `/orders/${params.id}`,
      first === undefined
        ? { kind: "success", text: done }
        : {
            kind: "warning",
            text: `${done} ${refused.length === 1 ? "1 was" : `${refused.length.toLocaleString("en")} were`} not: ${first.sentence}`,
          },
    );
  });
}

export default function OrderTransitionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, transition, all, asked, count, deliveries, skipped, effects, key } = loaderData;
  const refused = refusedFrom(actionData);
  const label = manyLabel(transition, count);
  const { by } = TASK_LIFECYCLE[transition];
  const back = `/orders/${order.id}`;
  return (
    <>
      <title>{`${label} · ${order.title} · Farthing`}</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title={label}
        lead={order.title}
        breadcrumb={[deskCrumb(by === "freelancer"), { label: order.title, href: back }]}
      />
      {count === 0 && refused === null ? (
        <EmptyState
          title="No task can take this step now"
          action={<ButtonLink href={back}>Back to the order</ButtonLink>}
        >
          Choose other tasks, or another step.
        </EmptyState>
      ) : (
        <ConfirmPanel
          effects={effects.map((line) => ({
            what: line.what,
            value:
              line.micros === undefined ? undefined : (
                <Amount of={money(line.micros, order.currency)} />
              ),
          }))}
          afterwards={[
            isFinal(transition) ? "This closes the tasks and cannot be undone." : "",
            skipped > 0
              ? `${tasksInWords(skipped)} of those you chose cannot take this step now and ${skipped === 1 ? "stays as it is" : "stay as they are"}.`
              : "Each task is handled on its own: if one cannot take this step, the others still do.",
          ].join(" ")}
        >
          <CommandForm
            commandKey={formKeyAgain(refused, key)}
            files={asksForWork(transition)}
            hidden={all ? { all: "1" } : {}}
          >
            {all
              ? null
              : asked.map((task) => <input key={task} type="hidden" name="task" value={task} />)}
            <TransitionFields
              transition={transition}
              values={refused?.values ?? {}}
              problems={refused?.refusal.problems ?? {}}
              kept={refused?.kept}
            />
            <div className="btn-row">
              <Submit>{label}</Submit>
              <ButtonLink href={back} kind="plain">
                {keepManyLabel(transition)}
              </ButtonLink>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
      {deliveries.length > 0 && (
        <Section title="What was delivered" note="The latest delivery of these tasks.">
          <DeliveryList deliveries={deliveries} />
        </Section>
      )}
    </>
  );
}
