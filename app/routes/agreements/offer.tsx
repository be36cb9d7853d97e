/** The page of an offer: its current version, what acceptance takes from whose balance, the buttons, and earlier versions. */
import { acceptOffer } from "#app/domain/agreements/accept-offer.ts";
import { declineOffer } from "#app/domain/agreements/decline-offer.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { withdrawOffer } from "#app/domain/agreements/withdraw-offer.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { seenVersion } from "#app/http/form.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { FileList } from "#app/ui/work/file-list.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { buyerBeforeStart } from "#app/routes/reputation/buyer-before-start.ts";
import { BuyerLine } from "#app/routes/reputation/buyer-line.tsx";
import { EarlierVersions } from "./earlier-versions.tsx";
import { OfferAnswer } from "./offer-answer.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import { OfferLines } from "./offer-lines.tsx";
import type { Route } from "./+types/offer";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "offers.read");
  return runLoader(async () => {
    const offer = await offerPage(actor, params.id);
    const { side, currency } = offer;
    const available = side === "buyer" ? await balance("wallet", actor.id, currency) : null;
    const open = side === "freelancer" && offer.state === "open";
    return {
      offer,
      buyer: await buyerBeforeStart(offer.buyer, open),
      available: available === null ? null : money(available, currency),
      key: newFormKey(),
      now: nowDate(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "offers.read");
  return runAction(request, (form) => {
    const seen = { offerId: params.id, version: 0, ...seenVersion(form), key: form.key() };
    const here = `/offers/${params.id}`;
    const done = (path: string, text: string) => redirectWithFlash(path, { kind: "success", text });
    return doPressed(form, {
      async accept() {
        const { answer } = await acceptOffer(actor, seen);
        return done(`/orders/${answer.orderId}`, "The offer is accepted and is an order now.");
      },
      async decline() {
        await declineOffer(actor, seen);
        return done(here, "The offer is declined. No money has moved.");
      },
      async withdraw() {
        await withdrawOffer(actor, seen);
        return done(here, "The offer is withdrawn. It cannot be accepted any more.");
      },
    });
  });
}

export default function OfferPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { offer, buyer, available, key, now } = loaderData;
  const { current, versions, state, side, author } = offer;
  const refused = refusedFrom(actionData);
  const other = side === "buyer" ? offer.freelancer : offer.buyer;
  return (
    <>
      <title>{`${current.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was ordered and no money has moved." />
      <PageHeader
        title={current.title}
        above={
          <div data-live="offer-state" data-on={offer.id}>
            <StateBadge of="offer" state={offer.unconfirmed ? "unconfirmed" : state} />
          </div>
        }
        lead={author === side ? `Your offer to ${other.name}` : `${other.name} offers you this`}
        breadcrumb={[{ label: "Offers", href: "/offers" }]}
      />
      <div className="stack-wide">
        <OfferLines quote={current} funded={current.funded} />
        <div>
          <BuyerLine buyer={buyer} />
          <OfferAnswer
            offer={offer}
            available={available}
            commandKey={formKeyAgain(refused, key)}
            now={now}
          />
        </div>
        <Section title="About the offer">
          <OfferFacts offer={offer} />
          <FileList files={current.files} />
        </Section>
        {versions.length > 1 ? (
          <Section title="Earlier versions" note="They cannot be accepted any more.">
            <EarlierVersions offer={offer} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
