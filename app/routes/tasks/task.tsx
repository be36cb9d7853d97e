/** The page of a task: held money, next step, deliveries, history, and where the money went. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { money } from "#app/domain/kernel/money.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { orderTalkWithDeals } from "#app/domain/agreements/deals.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import { isOpen } from "#app/domain/tasks/task-lifecycle.ts";
import { choiceOf } from "#app/domain/orders/order-again.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import type { TaskPage, TaskView } from "#app/domain/tasks/task-page.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { readEnding } from "#app/routes/orders/read-ending.ts";
import { OrderMessages } from "#app/routes/messages/order-messages.tsx";
import { buyerBeforeStart } from "#app/routes/reputation/buyer-before-start.ts";
import { BuyerLine } from "#app/routes/reputation/buyer-line.tsx";
import { pieceTitle } from "./piece-title.ts";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { DeliveryList } from "#app/ui/work/delivery-list.tsx";
import { EndingCard } from "#app/ui/work/ending-card.tsx";
import { EarningsWhen } from "#app/ui/money/earnings-when.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { MoneyTrail } from "#app/ui/money/money-trail.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { OrderAnswers } from "#app/ui/work/order-answers.tsx";
import { OrderFiles } from "#app/ui/work/order-files.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { percent } from "#app/ui/money/quote-table.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { SentenceWords } from "#app/ui/work/sentence-words.tsx";
import { BuyerName } from "#app/ui/work/buyer-name.tsx";
import { SellerName } from "#app/ui/work/seller-name.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ShowLink } from "./portfolio/show-link.tsx";
import { RevisionAsked } from "./revision-asked.tsx";
import { Proposals, stepOf, TaskNext } from "./task-next.tsx";
import { TaskTimeline } from "./task-timeline.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/task";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "tasks.read");
  return runLoader(async () => {
    const page = await taskPage(actor, params.id);
    const { orderId } = page.task;
    const [ending, talk, buyer] = await Promise.all([
      endingOf(page, actor),
      orderTalkWithDeals(actor, orderId, page.task),
      buyerBeforeStart(
        page.task.buyer,
        page.party === "freelancer" && page.task.state === "funded",
      ),
    ]);
    return { page, buyer, ending, talk, key: newFormKey(), now: nowDate(), viewerId: actor.id };
  });
}

/** What a closed task's page says about its end; null while the task is open. */
async function endingOf({ task, party }: TaskPage, viewer: UserActor) {
  if (isOpen(task.state)) return null;
  const choice = choiceOf({ ...task, title: task.orderTitle });
  return readEnding(party, { taskId: task.id }, task, choice, { viewer, orderId: task.orderId });
}

function Figures({ task }: { task: TaskView }) {
  const figure = (label: string, micros: bigint, note?: string) => ({
    label,
    value: <Amount of={money(micros, task.currency)} size="l" />,
    note,
  });
  return (
    <KeyFigures
      figures={[
        figure("Price", task.priceMicros),
        figure("Held in escrow", heldMicros(task)),
        figure(
          "Released",
          task.releasedMicros,
          `commission at ${percent(task.commissionBps)} included`,
        ),
        figure("Refunded", task.refundedMicros),
      ]}
    />
  );
}

/** A closed task shows only facts that still hold: nothing is due, and a refund brings no earnings. */
function Facts({ task, now }: { task: TaskView; now: Date }) {
  const open = isOpen(task.state);
  const commission = <Amount of={money(task.commissionMicros, task.currency)} />;
  const due = task.dueAt === null ? "Once work starts" : <When at={task.dueAt} />;
  return (
    <DefinitionList
      items={[
        { term: "Buyer", value: <BuyerName buyer={task.buyer} /> },
        {
          term: "Freelancer",
          value: <SellerName freelancer={task.freelancer} awayUntil={task.freelancerAwayUntil} />,
        },
        {
          term: "Commission",
          value: (
            <>
              {percent(task.commissionBps)}: {commission}
              {open ? " so far" : ""}
            </>
          ),
        },
        {
          term: "Delivery time",
          value: `${task.deliveryDays} ${task.deliveryDays === 1 ? "day" : "days"} from the start`,
        },
        ...(open || task.dueAt !== null ? [{ term: open ? "Due" : "Was due", value: due }] : []),
        ...(open || task.releasedMicros > 0n
          ? [{ term: "Earnings", value: <EarningsWhen terms={task} now={now} /> }]
          : []),
        ...(open ? [{ term: "Revisions left", value: `${task.revisionsLeft}` }] : []),
        ...(task.reference === null ? [] : [{ term: "Your reference", value: task.reference }]),
        { term: "Task", value: <span className="small">{task.id}</span> },
      ]}
    />
  );
}

/** What the buyer asked for: the brief, and in an agreed order what belongs to this task. */
function Asked({ task }: { task: TaskView }) {
  return (
    <>
      <Section title="Brief">
        <p className="prose whitespace-pre-line">
          {task.brief === "" ? "The buyer wrote no brief." : task.brief}
        </p>
      </Section>
      {task.scope === null || task.scope === "" ? null : (
        <Section title="What belongs to it">
          <p className="prose whitespace-pre-line break-words">{task.scope}</p>
        </Section>
      )}
    </>
  );
}

export default function TaskPageView({ loaderData }: Route.ComponentProps) {
  const { page, buyer, ending, talk, key, now, viewerId } = loaderData;
  const { task, steps, deliveries, transfers } = page;
  const crumbs = [
    deskCrumb(page.party === "freelancer"),
    ...(task.taskCount > 1 || task.agreed
      ? [{ label: task.orderTitle, href: `/orders/${task.orderId}` }]
      : []),
  ];
  return (
    <>
      <title>{`${task.title} · Farthing`}</title>
      <LivePart name="task" on={[task.orderId]}>
        <PageHeader
          title={pieceTitle(task)}
          breadcrumb={crumbs}
          above={<StateBadge of="task" state={task.state} />}
        />
        <Figures task={task} />
        <div className="with-aside mt-8">
          <div className="stack-wide">
            {ending === null ? (
              <TaskNext page={page} now={now} />
            ) : (
              <EndingCard ending={ending} now={now}>
                <SentenceWords sentence={stepOf(page).sentence} now={now} />
              </EndingCard>
            )}
            <BuyerLine buyer={buyer} />
            <Proposals page={page} />
            {task.disputeId !== null && task.state !== "disputed" && (
              <p>
                <a className="link" href={`/disputes/${task.disputeId}`}>
                  See the dispute and how it ended
                </a>
              </p>
            )}
            <RevisionAsked task={task} steps={steps} />
            {deliveries.length > 0 && (
              <Section title="Deliveries">
                <DeliveryList deliveries={deliveries} />
                <ShowLink {...page} />
              </Section>
            )}
            <Asked task={task} />
            <OrderAnswers {...task} party={page.party} states={[task.state]} />
            <OrderFiles {...task} party={page.party} states={[task.state]} />
          </div>
          <aside className="sticky-aside stack-wide">
            <Facts task={task} now={now} />
            <TaskTimeline steps={steps} viewerId={viewerId} currency={task.currency} />
          </aside>
        </div>
        <Section title="Where the money went" wide>
          <MoneyTrail transfers={transfers.map((row) => ({ ...row, id: `${row.id}` }))} />
        </Section>
      </LivePart>
      <OrderMessages
        talk={talk}
        orderId={task.orderId}
        here={`/tasks/${task.id}`}
        commandKey={key}
      />
    </>
  );
}
