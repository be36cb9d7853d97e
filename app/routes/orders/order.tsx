/** The page of an order: the quote, the states of its tasks, and buttons for many tasks at once. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import { callOff } from "#app/domain/orders/fillings/call-off.ts";
import type { FillingView } from "#app/domain/orders/fillings/filling-view.ts";
import { orderDeliveries } from "#app/domain/orders/order-deliveries.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import type { OrderPage, StateCount } from "#app/domain/orders/order-page.ts";
import { TASK_LIFECYCLE, TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import { manyLabel, tasksInWords } from "#app/domain/tasks/task-labels.ts";
import { isMain, OFFERED_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import type { ListTransition } from "#app/domain/tasks/transition-lists.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { DeliveryList } from "#app/ui/work/delivery-list.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { OrderAgreement } from "./order-agreement.tsx";
import { OrderMaking } from "./order-making.tsx";
import { OrderTasks } from "./order-tasks.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { stateWords } from "#app/ui/work/state-words.ts";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { redirect } from "react-router";
import type { Route } from "./+types/order";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.read");
  return runLoader(async () => {
    const asked = url.searchParams.get("state");
    const state = TASK_STATES.find((name) => name === asked);
    const after = Number.parseInt(
      /^\d{1,6}$/.exec(url.searchParams.get("after") ?? "")?.[0] ?? "0",
      10,
    );
    const page = await orderPage(actor, params.id, { after, state });
    const [only] = page.tasks;
    // An order of one task has no page of its own: the task's page says everything.
    if (page.order.taskCount === 1 && only !== undefined) throw redirect(`/tasks/${only.id}`);
    const deliveries = await orderDeliveries(page.order.id, {
      ids: page.tasks.map(({ id }) => id),
    });
    const key = page.order.filling === null ? null : newFormKey();
    return { page, deliveries, state: state ?? null, now: nowDate(), verbs: listVerbs(page), key };
  });
}

/** Calls off a large order that is being made. An order that stands has no such form. */
export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "orders.call_off");
  return runAction(request, async (form) => {
    await callOff(actor, { orderId: params.id, key: form.key() });
    const text = "The order is called off. All of its price goes back to your balance.";
    return redirectWithFlash(`/orders/${params.id}`, { kind: "success", text });
  });
}

export interface ListVerb {
  transition: ListTransition;
  count: number;
}

/** The buttons for many tasks: the viewer's possible steps, each with the number of tasks it could begin for. */
function listVerbs({ states, party }: OrderPage): ListVerb[] {
  return OFFERED_TRANSITIONS.filter((transition) => TASK_LIFECYCLE[transition].by === party)
    .map((transition) => ({ transition, count: countFrom(states, transition) }))
    .filter((verb) => verb.count > 0);
}

function countFrom(states: StateCount[], transition: ListTransition): number {
  const from: readonly string[] = TASK_LIFECYCLE[transition].from;
  return states.filter((row) => from.includes(row.state)).reduce((sum, row) => sum + row.count, 0);
}

function Figures({ page }: { page: OrderPage }) {
  const figure = (label: string, micros: bigint) => ({
    label,
    value: <Amount of={money(micros, page.order.currency)} size="l" />,
  });
  return (
    <KeyFigures
      figures={[
        figure("Price", page.order.totalMicros),
        figure("Held in escrow", page.sums.heldMicros),
        figure("Released", page.sums.releasedMicros),
        figure("Refunded", page.sums.refundedMicros),
      ]}
    />
  );
}

/** Shown until the order stands, because it has no tasks to act on. */
function NotStanding({
  page,
  filling,
  commandKey,
  now,
}: {
  page: OrderPage;
  filling: FillingView;
  commandKey: string;
  now: Date;
}) {
  const { order, party } = page;
  return (
    <>
      <PageHeader
        title={order.title}
        lead={`${order.taskCount.toLocaleString("en")} tasks, each with its own escrow`}
        above={<StateBadge of="order" state={filling.state} />}
        breadcrumb={[deskCrumb(false)]}
      />
      <OrderMaking
        order={order}
        filling={filling}
        own={party === "buyer"}
        commandKey={commandKey}
      />
      <OrderAgreement order={order} now={now} />
    </>
  );
}

export default function OrderPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { page, key, now } = loaderData;
  const { title, filling } = page.order;
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <RefusalSummary refused={refusedFrom(actionData)} />
      {filling === null ? (
        <Standing {...loaderData} />
      ) : (
        <NotStanding page={page} filling={filling} commandKey={key ?? ""} now={now} />
      )}
    </>
  );
}

function Standing(props: Route.ComponentProps["loaderData"]) {
  const { page, deliveries, state, now, verbs } = props;
  const { order, states, tasks, nextAfter } = page;
  const here = `/orders/${order.id}`;
  const selling = page.party === "freelancer";
  return (
    <>
      <PageHeader
        title={order.title}
        lead={`${order.taskCount.toLocaleString("en")} tasks, each with its own escrow`}
        breadcrumb={[deskCrumb(selling)]}
        actions={verbs.map(({ transition, count }) => (
          <ButtonLink
            key={transition}
            href={`${here}/${transition}?all=1`}
            kind={isMain(transition) ? "primary" : "quiet"}
          >
            {manyLabel(transition, count === 1 ? count : `all ${tasksInWords(count)}`)}
          </ButtonLink>
        ))}
      />
      <Figures page={page} />
      <TabsNav
        label="Tasks by state"
        current={state === null ? here : `${here}?state=${state}`}
        tabs={[
          { label: "All", href: here, count: order.taskCount },
          ...states.map((row) => ({
            label: stateWords("task", row.state).word,
            href: `${here}?state=${row.state}`,
            count: row.count,
          })),
        ]}
      />
      <OrderTasks
        orderId={order.id}
        tasks={tasks}
        currency={order.currency}
        now={now}
        verbs={verbs.map((verb) => verb.transition)}
      />
      <Pagination
        label="Tasks"
        next={
          nextAfter === null
            ? undefined
            : `${here}?${state === null ? "" : `state=${state}&`}after=${nextAfter}`
        }
      />
      {deliveries.length > 0 && (
        <Section title="What was delivered" note="The newest, for the tasks on this page.">
          <DeliveryList deliveries={deliveries} />
        </Section>
      )}
      <OrderAgreement order={order} now={now} />
    </>
  );
}
