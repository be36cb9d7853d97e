/** The page of an order: the quote, the states of its tasks, and buttons for many tasks at once. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { changesOf } from "#app/domain/agreements/changes/read-changes.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { callOff } from "#app/domain/orders/fillings/call-off.ts";
import type { FillingView } from "#app/domain/orders/fillings/filling-view.ts";
import { deliveriesBeside } from "#app/domain/orders/order-deliveries.ts";
import { choiceOf } from "#app/domain/orders/order-again.ts";
import { nextToFund } from "#app/domain/orders/agreed/next-to-fund.ts";
import { orderTalkWithDeals } from "#app/domain/agreements/deals.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";
import { turnCursor } from "#app/domain/orders/task-turns.ts";
import { TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { OrderMessages } from "#app/routes/messages/order-messages.tsx";
import { buyerBeforeStart } from "#app/routes/reputation/buyer-before-start.ts";
import { listVerbs } from "./list-verbs.ts";
import { AgreedOrder } from "./agreed-order.tsx";
import { OrderAgreement } from "./order-agreement.tsx";
import { OrderMaking } from "./order-making.tsx";
import { OrderStanding } from "./order-standing.tsx";
import { readEnding } from "./read-ending.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { OrderAnswers } from "#app/ui/work/order-answers.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { redirect } from "react-router";
import type { Route } from "./+types/order";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.read");
  return runLoader(async () => {
    const asked = url.searchParams.get("state");
    const state = TASK_STATES.find((name) => name === asked);
    const turns = turnCursor(url.searchParams.get("after") ?? "");
    const page = await orderPage(actor, params.id, { after: 0, turns, state });
    const [only] = page.tasks;
    // An order of one task has no page of its own: the task's page says everything.
    if (page.order.taskCount === 1 && !page.order.agreed && only !== undefined)
      throw redirect(`/tasks/${only.id}`);
    const [deliveries, ending, changes, talk, buyer] = await Promise.all([
      deliveriesBeside(page.tasks.map(({ id }) => id)),
      endingOf(page, actor),
      page.order.agreed ? changesOf(page.order.id) : [],
      orderTalkWithDeals(actor, page.order.id, page.order),
      buyerBeforeStart(page.order.buyer, waitsForStart(page)),
    ]);
    return {
      page,
      buyer,
      deliveries,
      ending,
      changes,
      talk,
      state: state ?? null,
      now: nowDate(),
      verbs: listVerbs(page),
      key: newFormKey(),
    };
  });
}

/** The freelancer has started none of its tasks. */
function waitsForStart({ party, states }: OrderPage): boolean {
  return party === "freelancer" && states.every(({ state }) => state === "funded");
}

/** What the page of an order says about its end; null while something is held or being made. */
async function endingOf({ order, party, sums, agreedLines }: OrderPage, viewer: UserActor) {
  if (order.filling !== null || sums.heldMicros > 0n || nextToFund(agreedLines) !== null)
    return null;
  return readEnding(party, { orderId: order.id }, { ...order, ...sums }, choiceOf(order), {
    viewer,
    orderId: order.id,
  });
}

/** Calls off a large order that is being made. An order that stands has no such form. */
export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "orders.call_off");
  return runAction(request, async (form) => {
    await callOff(actor, { orderId: params.id, key: form.key() });
    const text = "You called the order off. The full price goes back to your balance.";
    return redirectWithFlash(`/orders/${params.id}`, { kind: "success", text });
  });
}

/** Shown until the order stands, because it has no tasks to act on. */
function NotStanding(props: {
  page: OrderPage;
  filling: FillingView;
  commandKey: string;
  now: Date;
}) {
  const { page, filling, commandKey, now } = props;
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
      <OrderAnswers
        {...order}
        orderId={order.id}
        party={party}
        states={filling.state === "filling" ? ["funded"] : []}
      />
      <OrderAgreement order={order} now={now} />
    </>
  );
}

export default function OrderPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { page, talk, key, now } = loaderData;
  const { id, title, filling } = page.order;
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <RefusalSummary refused={refusedFrom(actionData)} />
      <LivePart name="order" on={[id]}>
        {filling === null ? (
          page.order.agreed ? (
            <AgreedOrder {...loaderData} />
          ) : (
            <OrderStanding {...loaderData} />
          )
        ) : (
          <NotStanding page={page} filling={filling} commandKey={key} now={now} />
        )}
      </LivePart>
      {filling === null ? (
        <OrderMessages talk={talk} orderId={id} here={`/orders/${id}`} commandKey={key} />
      ) : null}
    </>
  );
}
