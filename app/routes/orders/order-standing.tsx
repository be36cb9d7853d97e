/** An order that stands: its money, how it ended or what waits, its tasks by turns, and the terms. */
import { money } from "#app/domain/kernel/money.ts";
import type { DeliveryBeside } from "#app/domain/orders/order-deliveries.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";
import { rankOf } from "#app/domain/orders/task-turns.ts";
import { manyLabel, tasksInWords } from "#app/domain/tasks/task-labels.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { isMain } from "#app/domain/tasks/transition-lists.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { EndingCard } from "#app/ui/work/ending-card.tsx";
import type { Ending } from "#app/ui/work/ending-card.tsx";
import { stateWords } from "#app/ui/work/state-words.ts";
import { OrderAnswers } from "#app/ui/work/order-answers.tsx";
import { OrderFiles } from "#app/ui/work/order-files.tsx";
import type { BuyerBefore } from "#app/routes/reputation/buyer-before-start.ts";
import { BuyerLine } from "#app/routes/reputation/buyer-line.tsx";
import type { ListVerb } from "./list-verbs.ts";
import { OrderAgreement } from "./order-agreement.tsx";
import { OrderTasks } from "./order-tasks.tsx";

export interface OrderStandingProps {
  page: OrderPage;
  buyer: BuyerBefore | null;
  deliveries: DeliveryBeside[];
  state: TaskState | null;
  now: Date;
  verbs: ListVerb[];
  /** Set when every task is finished. */
  ending: Ending | null;
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

/** All tasks, then each state with its number: first those that wait for the viewer. */
function States({ page, state }: Pick<OrderStandingProps, "page" | "state">) {
  const { order, party, states } = page;
  const here = `/orders/${order.id}`;
  return (
    <TabsNav
      label="Tasks by state"
      current={state === null ? here : `${here}?state=${state}`}
      tabs={[
        { label: "All", href: here, count: order.taskCount },
        ...states
          .toSorted((one, two) => rankOf(one.state, party) - rankOf(two.state, party))
          .map((row) => ({
            label: stateWords("task", row.state).word,
            href: `${here}?state=${row.state}`,
            count: row.count,
          })),
      ]}
    />
  );
}

export function OrderStanding(props: OrderStandingProps) {
  const { page, state, now, verbs, ending } = props;
  const { order, nextTurn } = page;
  const here = `/orders/${order.id}`;
  const next = nextTurn === null ? null : `after=${nextTurn.rank}.${nextTurn.position}`;
  return (
    <>
      <PageHeader
        title={order.title}
        lead={`${order.taskCount.toLocaleString("en")} tasks, each with its own escrow`}
        breadcrumb={[deskCrumb(page.party === "freelancer")]}
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
      <BuyerLine buyer={props.buyer} />
      {ending === null ? null : (
        <div className="mt-8">
          <EndingCard ending={ending} now={now}>
            {`All ${tasksInWords(order.taskCount)} are finished.`}
          </EndingCard>
        </div>
      )}
      <div className="mt-8 mb-6">
        <States page={page} state={state} />
      </div>
      <OrderTasks {...props} verbs={verbs.map((verb) => verb.transition)} />
      <Pagination
        label="Tasks"
        next={
          next === null ? undefined : `${here}?${state === null ? "" : `state=${state}&`}${next}`
        }
      />
      <OrderAnswers
        {...order}
        orderId={order.id}
        party={page.party}
        states={page.states.map((row) => row.state)}
      />
      <OrderFiles
        {...order}
        orderId={order.id}
        party={page.party}
        states={page.states.map((row) => row.state)}
      />
      <OrderAgreement order={order} now={now} />
    </>
  );
}
