/** Ordering a gig: the quote both sides will be held to, then one button. */
import { z } from "zod";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { decimal, microsPerMinorUnit, money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { autoAcceptHours, maxQuantity, orderQuote } from "#app/domain/orders/order-quote.ts";
import type { OrderQuote, Selection } from "#app/domain/orders/order-quote.ts";
import { MAX_BRIEF, placeOrder } from "#app/domain/orders/place-order.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import type { GigForSale } from "#app/domain/orders/priced-gig.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { manyTexts, wholeNumber } from "#app/http/form.ts";
import { keptKey, refusedFrom } from "#app/http/refused.ts";
import { requireMember } from "#app/http/viewer.ts";
import { OrderChoices } from "#app/ui/order-choices.tsx";
import { OrderConfirmation } from "#app/ui/order-confirmation.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { RefusalSummary } from "#app/ui/refusal-summary.tsx";
import type { Route } from "./+types/place-order";

/** What the address says was chosen; nonsense falls back to one of the basic package, so a link never breaks. */
function chosen(search: URLSearchParams): Selection {
  const digits = /^\d{1,6}$/.exec(search.get("quantity") ?? "")?.[0];
  return {
    package: search.get("package") ?? undefined,
    extras: search.getAll("extras"),
    quantity: digits === undefined ? 1 : Number.parseInt(digits, 10),
  };
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = requireMember(context, url);
  return runLoader(async () => {
    const gig = await pricedGig(params.id);
    const bps = rateFor(await currentSchedule(), gig);
    const selection = chosen(url.searchParams);
    const available = await balance("wallet", actor.id, gig.currency);
    const order = quoteOrRefusal(gig, selection, bps);
    return {
      gig,
      selection,
      available,
      key: newFormKey(),
      own: gig.freelancerId === actor.id,
      path: `${url.pathname}${url.search}`,
      most: maxQuantity(gig),
      ...order,
      missing: decimal(depositFor((order.quoted?.totalMicros ?? 0n) - available, gig.currency), 2),
    };
  });
}

/** What to pay in for a shortfall (micros): whole cents, and not less than a deposit may be. */
function depositFor(shortfall: bigint, currency: Currency): bigint {
  const unit = microsPerMinorUnit(currency);
  const whole = ((shortfall + unit - 1n) / unit) * unit;
  return whole < env.depositMin ? env.depositMin : whole;
}

/** The page shows a refused choice beside the choices, so the quote and the refusal travel together. */
function quoteOrRefusal(gig: GigForSale, selection: Selection, bps: number) {
  try {
    const quoted = orderQuote(gig, selection, bps);
    return { quoted, promises: promisesOf(quoted), problem: null };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { quoted: null, promises: null, problem: problem.message };
  }
}

function promisesOf(quoted: OrderQuote) {
  return {
    startBy: hoursAfter(nowDate(), env.startWithinHours),
    deliveryDays: quoted.deliveryDays,
    revisions: quoted.revisions,
    autoAcceptHours: autoAcceptHours(quoted.taskPriceMicros, env),
  };
}

const ORDER = z.object({
  key: z.string().min(8).max(100),
  package: z.string().optional(),
  extras: manyTexts,
  quantity: wholeNumber(1, 10_000),
  total: z.string(),
  deliveryDays: wholeNumber(0, 100_000),
  revisions: wholeNumber(0, 1000),
  brief: z.string().max(MAX_BRIEF),
});

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = requireMember(context, url);
  return runAction(request, async (form) => {
    const { key, total, brief, deliveryDays, revisions, ...selection } = form.parse(ORDER);
    const promised = { deliveryDays, revisions };
    const input = { gigId: params.id, selection, brief: brief.trim(), total, promised, key };
    const { answer } = await placeOrder(actor, await currentSchedule(), input);
    return redirectWithFlash(`/orders/${answer.orderId}`, {
      kind: "success",
      text: "Ordered. The price is held in escrow until you accept the work.",
    });
  });
}

export default function PlaceOrder({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, selection, quoted, promises, problem, available, missing, key, own, path, most } =
    loaderData;
  const refused = refusedFrom(actionData);
  const depositHref = `/wallet/deposit?${new URLSearchParams({ amount: missing, returnTo: path }).toString()}`;
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
      <div className="with-aside">
        <OrderChoices gig={gig} selection={selection} most={most} problem={problem ?? undefined} />
        <div className="sticky-aside">
          {quoted !== null && promises !== null && (
            <OrderConfirmation
              quoted={quoted}
              promises={promises}
              sellerName={gig.freelancerName}
              available={money(available, gig.currency)}
              own={own}
              depositHref={depositHref}
              buyerBrief={gig.buyerBrief}
              selection={selection}
              total={decimal(quoted.totalMicros)}
              formKey={keptKey(refused, key)}
              brief={refused?.values["brief"] ?? ""}
              briefProblem={refused?.refusal.problems["brief"]}
            />
          )}
        </div>
      </div>
    </>
  );
}
