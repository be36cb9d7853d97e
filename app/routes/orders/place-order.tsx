/** The page to order a gig: what to order, what the freelancer needs, the quote that binds both parties, then one button. */
import { redirect } from "react-router";
import { actsFor } from "#app/domain/access/party.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { orderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import type { OrderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import type { GigForSale } from "#app/domain/orders/priced-gig.ts";
import { gigQueue } from "#app/domain/orders/queue/gig-queue.ts";
import { maxQuantity } from "#app/domain/orders/order-quote.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import type { Refused } from "#app/http/refused.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { requestContext } from "#app/http/request-context.ts";
import { admit } from "#app/http/viewer.ts";
import { isFull } from "#app/routes/catalog/queue-line.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { OrderForm } from "./order-form.tsx";
import { orderMeans, quotedOffer } from "./order-means.ts";
import type { QuotedOffer } from "./order-means.ts";
import type { Choice } from "./order-offer.ts";
import { offerAgain, sentOrder } from "./sent-order.ts";
import type { Buyer } from "./sent-order.ts";
import { typedOrder } from "./typed-order.ts";
import { keepForVisitor, visitorHolder } from "./visitor-draft.ts";
import type { Route } from "./+types/place-order";

function buyerOf(request: Request, actor: UserActor, gigId: string): Buyer {
  const visitor = visitorHolder(request);
  return { actor, gigId, holders: visitor === null ? [actor.id] : [actor.id, visitor] };
}

export function loader({ request, context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "gigs.quote");
  return runLoader(async () => {
    const buyer = buyerOf(request, actor, params.id);
    const draft = await orderDraft(buyer.holders, params.id);
    const means = await orderMeans(actor, params.id).catch((problem: unknown) =>
      refuseKindly(problem, params.id, draft),
    );
    const { gig, available } = means;
    if (draft === null && (await hasNoPlace(gig))) throw redirect(`/gigs/${params.id}`, 303);
    const { searchParams: search } = url;
    const choice: Choice = {
      package: search.get("package") ?? undefined,
      extras: search.getAll("extras"),
      quantity: search.get("quantity") ?? undefined,
    };
    return {
      gig,
      available: money(available, gig.currency),
      offer: await quotedOffer(actor, means, choice),
      draft,
      key: newFormKey(),
      own: actsFor(actor, gig.freelancerId),
      most: maxQuantity(gig),
      mostFiles: env.uploadMaxFiles,
    };
  });
}

/** As with time off, the gig's page says more than a form that would be refused once it is filled in. */
async function hasNoPlace({ queueLimit, ...gig }: GigForSale): Promise<boolean> {
  return queueLimit !== null && isFull(await gigQueue({ ...gig, queueLimit }));
}

/**
 * A gig that is paused may be for sale again tomorrow: says that what was typed for it waits. Without anything typed, the page of a gig
 * whose freelancer is away is better than an error: it says until when, and offers to write to them.
 */
function refuseKindly(problem: unknown, gigId: string, draft: OrderDraft | null): never {
  if (!(problem instanceof Refusal)) throw problem;
  const { code, message, facts } = problem;
  if (draft === null) throw code === "seller_away" ? redirect(`/gigs/${gigId}`, 303) : problem;
  if (code !== "gig_not_for_sale" && code !== "seller_away") throw problem;
  const sentence = `${message} What you wrote is saved: come back to this page when the gig is for sale again.`;
  return refuse(code, { sentence, facts });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "orders.keep_draft");
  if (signedIn === null) {
    const { address } = context.get(requestContext);
    const from = { request, context, gigId: params.id, address };
    return runAction(request, (form) => keepForVisitor(from, form));
  }
  const buyer = buyerOf(request, signedIn.actor, params.id);
  return runAction(
    request,
    (form) => sentOrder(buyer, form),
    {},
    (texts) => offerAgain(buyer, texts),
  );
}

type Again = (Refused & { offer?: QuotedOffer }) | undefined;

export default function PlaceOrder({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, key, draft } = loaderData;
  const refused = refusedFrom(actionData);
  const again: Again = actionData;
  return (
    <>
      <title>{`Order: ${gig.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was ordered and no money has moved." />
      <PageHeader
        title="Your order"
        lead={gig.title}
        breadcrumb={[
          { label: "Gigs", href: "/gigs" },
          { label: gig.title, href: `/gigs/${gig.id}` },
        ]}
      />
      <OrderForm
        {...loaderData}
        // After a refusal the sent choice is shown, which the address may not have.
        offer={again?.offer ?? loaderData.offer}
        commandKey={formKeyAgain(refused, key)}
        values={typedOrder(refused, draft)}
        problems={refused?.refusal.problems ?? {}}
      />
    </>
  );
}
