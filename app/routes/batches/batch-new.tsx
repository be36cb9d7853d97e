/** The page that begins a batch: which step, for all fitting tasks of which orders, with which message. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { MAX_NOTE } from "#app/domain/tasks/advance-tasks.ts";
import { batchTitle } from "#app/domain/batches/batch-lifecycle.ts";
import { batchView } from "#app/domain/batches/batch-page.ts";
import { beginBatch } from "#app/domain/batches/begin-batch.ts";
import { ORDERS_TO_CHOOSE, ordersToChoose } from "#app/domain/batches/orders-to-choose.ts";
import { MAX_DELIVERY_NOTE } from "#app/domain/tasks/deliver.ts";
import { manyLabel } from "#app/domain/tasks/task-labels.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { asksForWork, isFinal, OFFERED_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { TransitionFields } from "#app/ui/forms/transition-fields.tsx";
import type { BatchVerb } from "#app/domain/batches/batch-lifecycle.ts";
import type { OrderToChoose } from "#app/domain/batches/orders-to-choose.ts";
import type { SentForm } from "#app/http/form.ts";
import type { Refused } from "#app/http/refused.ts";
import type { Route } from "./+types/batch-new";

function verbFrom(name: string | null): BatchVerb {
  if (name === null) return "accept";
  return OFFERED_TRANSITIONS.find((verb) => verb === name) ?? refuse("not_found");
}

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "batches.begin");
  return runLoader(async () => {
    const verb = verbFrom(url.searchParams.get("verb"));
    const orders = await ordersToChoose(actor, verb);
    return { verb, verbs: OFFERED_TRANSITIONS, orders, most: ORDERS_TO_CHOOSE, key: newFormKey() };
  });
}

/** Each order has a box of its own name, so that a refused form comes back as it was sent. */
const BOX = "order:";

function tickedOrders(form: SentForm): string[] {
  const ids = Object.keys(form.values)
    .filter((name) => name.startsWith(BOX))
    .map((name) => name.slice(BOX.length));
  if (ids.length === 0)
    refuse("empty_list", { field: "orders", sentence: "Choose at least one order." });
  return ids.every((id) => isId("order", id)) ? ids : refuse("malformed_body");
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "batches.begin");
  return runAction(request, async (form) => {
    const verb = verbFrom(url.searchParams.get("verb"));
    const most = asksForWork(verb) ? MAX_DELIVERY_NOTE : MAX_NOTE;
    const key = form.key();
    const { note } = form.parse(
      z.object({ note: sentText({ max: most, lines: "many" }).default("") }),
    );
    const orders = tickedOrders(form);
    const { answer } = await beginBatch(actor, { verb, tasks: [], orders, note, key });
    const { total } = await batchView(actor, answer.batchId);
    return redirectWithFlash(`/batches/${answer.batchId}`, {
      kind: "success",
      text: `The batch has started: ${batchTitle(verb, total)}. You can leave this page. We tell you when it has finished.`,
    });
  });
}

interface OrdersProps {
  orders: OrderToChoose[];
  label: string;
  refused: Refused | null;
}

function Orders({ orders, label, refused }: OrdersProps) {
  return (
    <Table
      caption={`Orders with tasks to choose for: ${label}`}
      rows={orders}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "choose",
          label: "Choose",
          cell: ({ id, title }) => (
            <input
              type="checkbox"
              name={`${BOX}${id}`}
              value="yes"
              defaultChecked={refused?.values[`${BOX}${id}`] === "yes"}
              aria-label={`Choose ${title}`}
            />
          ),
        },
        {
          key: "order",
          label: "Order",
          head: true,
          cell: ({ id, title, other }) => (
            <>
              <a className="link" href={`/orders/${id}`}>
                {title}
              </a>
              <div className="small soft font-normal">{other}</div>
            </>
          ),
        },
        {
          key: "tasks",
          label: "Tasks",
          kind: "figure",
          cell: ({ tasks }) => tasks.toLocaleString("en"),
        },
        {
          key: "held",
          label: "Held for them",
          kind: "money",
          cell: ({ heldMicros, currency }) => <Amount of={money(heldMicros, currency)} />,
        },
      ]}
    />
  );
}

export default function BatchNew({ loaderData, actionData }: Route.ComponentProps) {
  const { verb, verbs, orders, most, key } = loaderData;
  const refused = refusedFrom(actionData);
  const problems = refused?.refusal.problems ?? {};
  const { effect } = TASK_WORDS[verb];
  const label = manyLabel(verb, "tasks");
  return (
    <>
      <title>Start a batch · Farthing</title>
      <RefusalSummary refused={refused} notDone="No batch was started." />
      <PageHeader
        title="Start a batch"
        lead="Choose a step and the orders. The step is done for every task in them that is ready for it. If it is refused for one task, the others are still done."
        breadcrumb={[
          { label: "Orders", href: "/orders" },
          { label: "Batches", href: "/batches" },
        ]}
      />
      <TabsNav
        label="Which step"
        current={`/batches/new?verb=${verb}`}
        tabs={verbs.map((name) => ({
          label: manyLabel(name, "tasks"),
          href: `/batches/new?verb=${name}`,
        }))}
      />
      {orders.length === 0 && refused === null ? (
        <EmptyState
          title="No task is ready for this step"
          action={<ButtonLink href="/batches">Back to the batches</ButtonLink>}
        >
          Choose another step above, or come back when there is something to do.
        </EmptyState>
      ) : (
        <CommandForm key={verb} commandKey={formKeyAgain(refused, key)}>
          <div className="stack" id="orders" tabIndex={-1}>
            {problems["orders"] === undefined ? null : (
              <p className="field-error">{problems["orders"]}</p>
            )}
            <Orders orders={orders} label={label} refused={refused} />
            {orders.length === most ? (
              <p className="small soft">{`These are your newest ${most} orders. The others appear when these are done.`}</p>
            ) : null}
          </div>
          <TransitionFields
            transition={verb}
            values={refused?.values ?? {}}
            problems={problems}
            files={false}
          />
          <p className="soft">
            {`For each task: ${effect}`}
            {isFinal(verb) ? " It closes the tasks and cannot be undone." : null}
          </p>
          <div className="btn-row">
            <Submit>{manyLabel(verb, "every task of the chosen orders")}</Submit>
            <ButtonLink href="/batches" kind="plain">
              Leave the tasks as they are
            </ButtonLink>
          </div>
        </CommandForm>
      )}
    </>
  );
}
