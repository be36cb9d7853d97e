/** The page to order a gig: the quote that binds both parties, then one button. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { actsFor } from "#app/domain/access/party.ts";
import { z } from "zod";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal, money } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { maxQuantity } from "#app/domain/orders/order-quote.ts";
import { MAX_BRIEF, placeOrder } from "#app/domain/orders/place-order.ts";
import { wouldBeCardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import { refusedAnswer, runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { OrderChoices } from "./order-choices.tsx";
import { OrderConfirmation } from "./order-confirmation.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import type { Route } from "./+types/place-order";
import { offerOf } from "./order-offer.ts";
import type { Choice, Offer } from "./order-offer.ts";
import type { Selection } from "#app/domain/orders/order-quote.ts";
import type { Shown } from "#app/http/two-step.ts";

/** Checks and reads that come before the quote. */
async function priced(actor: UserActor, gigId: string) {
  const gig = await pricedGig(gigId);
  const available = await balance("wallet", actor.id, gig.currency);
  return { gig, available, bps: rateFor(await currentSchedule(), gig) };
}

/** The offer, and until when its money would count as card money. */
type QuotedOffer = Offer & { cardMoneyUntil: Date | null };

async function offered(
  actor: UserActor,
  { gig, ...means }: Awaited<ReturnType<typeof priced>>,
  choice: Choice,
): Promise<QuotedOffer> {
  const offer = offerOf(gig, choice, means);
  const { quoted } = offer;
  if (quoted === null || quoted.totalMicros > means.available)
    return { ...offer, cardMoneyUntil: null };
  const payer = { userId: actor.id, currency: gig.currency };
  return { ...offer, cardMoneyUntil: await wouldBeCardMoneyUntil(payer, quoted.totalMicros) };
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "gigs.quote");
  return runLoader(async () => {
    const means = await priced(actor, params.id);
    const { gig, available } = means;
    const { searchParams: search } = url;
    const choice: Choice = {
      package: search.get("package") ?? undefined,
      extras: search.getAll("extras"),
      quantity: search.get("quantity") ?? undefined,
    };
    return {
      gig,
      available,
      offer: await offered(actor, means, choice),
      key: newFormKey(),
      own: actsFor(actor, gig.freelancerId),
      most: maxQuantity(gig),
    };
  });
}

const ORDER = z.object({
  total: z.string(),
  deliveryDays: wholeNumber(0, 100_000),
  revisions: wholeNumber(0, 1000),
  brief: sentText({ max: MAX_BRIEF, lines: "many" }),
});

interface Requote {
  offer: QuotedOffer;
  /** True when the button was for another quote: nothing was ordered. */
  instead: boolean;
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "orders.place");
  return runAction(request, async (form) => {
    const means = await priced(actor, params.id);
    const { values } = form;
    const offer = await offered(actor, means, {
      package: values["package"],
      extras: form.all("extras"),
      quantity: values["quantity"],
    });
    const requote = (instead: boolean): Shown<Requote> => ({ preview: { offer, instead }, values });
    try {
      return await twoStep<Requote, Response | Shown<Requote>>(form, {
        does: "order",
        preview: async () => ({ offer, instead: false }),
        // The choices stay beside the button. A choice changed after the quote must be quoted again before it is ordered.
        carryOut: async (key) =>
          offer.quoted === null || (values["quoted"] ?? offer.path) !== offer.path
            ? requote(true)
            : order(actor, { form, key, gigId: means.gig.id, selection: offer.selection }),
      });
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      // The address still carries the last quoted choice; the form keeps the sent one.
      return refusedAnswer(problem, values, { preview: { offer, instead: false } });
    }
  });
}

async function order(
  actor: UserActor,
  sent: { form: SentForm; key: string; gigId: string; selection: Selection },
): Promise<Response> {
  const { form, ...input } = sent;
  const { total, brief, ...promised } = form.parse(ORDER);
  const { answer } = await placeOrder(actor, {
    ...input,
    brief: brief.trim(),
    total,
    promised,
  });
  return redirectWithFlash(`/orders/${answer.orderId}`, {
    kind: "success",
    text:
      answer.beingMade === true
        ? "Your order is being made: all of its price is held, and its tasks follow one after the other."
        : "Ordered. The price is held in escrow until you accept the work.",
  });
}

export default function PlaceOrder({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, available, key, own, most } = loaderData;
  const { refused, preview, typed, commandKey } = shownStep(actionData, key);
  const offer = preview?.offer ?? loaderData.offer;
  const { selection, typedQuantity, quoted, promises, problem, missing, path } = offer;
  const sent = typed ?? {};
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
      {preview?.instead === true && (
        <Notice kind="warning" title="Nothing was ordered yet">
          Your choice was not the one that was quoted. This is its quote: look at it, then order.
        </Notice>
      )}
      {/* One form, so that the current choices are sent; its address carries the quoted ones. */}
      <CommandForm
        action={path}
        commandKey={commandKey}
        hidden={{ quoted: path }}
        label="Your order"
        wide
      >
        <div className="with-aside">
          <OrderChoices
            gig={gig}
            selection={selection}
            quantity={typedQuantity}
            most={most}
            problem={problem ?? undefined}
          />
          <div className="sticky-aside">
            {quoted === null || promises === null ? (
              <input type="hidden" name="brief" value={sent["brief"] ?? ""} />
            ) : (
              <OrderConfirmation
                quoted={quoted}
                promises={promises}
                cardMoneyUntil={offer.cardMoneyUntil}
                sellerName={gig.freelancerName}
                available={money(available, gig.currency)}
                own={own}
                depositHref={depositHref}
                buyerBrief={gig.buyerBrief}
                total={decimal(quoted.totalMicros)}
                brief={sent["brief"] ?? ""}
                briefProblem={refused?.refusal.problems["brief"]}
              />
            )}
          </div>
        </div>
      </CommandForm>
    </>
  );
}
