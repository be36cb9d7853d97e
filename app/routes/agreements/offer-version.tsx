/** The page to answer an offer with a version of one's own: a counter-offer, or a change of one's own offer. */
import { counterOffer } from "#app/domain/agreements/counter-offer.ts";
import { whyNotOffer } from "#app/domain/agreements/offer-obstacle.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { previewOffer } from "#app/domain/agreements/preview-offer.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refusalOf, sentenceOf } from "#app/domain/kernel/refusal.ts";
import { runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { seenVersion } from "#app/http/form.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { runFileAction } from "#app/routes/files/form-files.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Blocked } from "#app/ui/work/blocked.tsx";
import { OfferFields } from "./offer-fields.tsx";
import { OfferPreviewPanel } from "./offer-preview.tsx";
import { offerSteps } from "./offer-steps.ts";
import { valuesOf } from "./terms-values.ts";
import type { Route } from "./+types/offer-version";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "offers.read");
  return runLoader(async () => {
    const offer = await offerPage(actor, params.id);
    const { id, version, side, author, currency, current } = offer;
    const obstacle = whyNotOffer(offer, "counter", side, { at: nowDate() });
    return {
      id,
      version,
      side,
      currency,
      title: current.title,
      own: author === side,
      otherName: side === "buyer" ? offer.freelancer.name : offer.buyer.name,
      values: { ...valuesOf(current), reference: offer.reference ?? "" },
      blocked: obstacle === null ? null : sentenceOf(obstacle),
      key: newFormKey(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.counter_offer");
  return runFileAction(request, actor, async (form) => {
    const { version = 0 } = seenVersion(form);
    return offerSteps(actor, form, {
      async preview(terms) {
        const offer = await offerPage(actor, params.id);
        const { side } = offer;
        const obstacle = whyNotOffer(offer, "counter", side, { at: nowDate(), seen: version });
        if (obstacle !== null) throw refusalOf(obstacle);
        return previewOffer(actor, terms, offer);
      },
      async send(seen, key) {
        await counterOffer(actor, { offerId: params.id, version, ...seen, key });
        return redirectWithFlash(`/offers/${params.id}`, {
          kind: "success",
          text: "Your version is sent. Earlier versions cannot be accepted any more.",
        });
      },
    });
  });
}

export default function OfferVersionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, version, side, own, otherName, currency, blocked, title, key } = loaderData;
  const { refused, preview, typed, kept, commandKey } = shownStep(actionData, key);
  const step = preview ? "Preview of your version" : own ? "Change your offer" : "Your version";
  const values = typed ?? loaderData.values;
  const sent = Number.parseInt(typed?.["version"] ?? "", 10);
  const shared = { commandKey, kept, otherName, values, version: sent || version };
  return (
    <>
      <title>{`${step} · ${title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was sent." />
      <PageHeader
        title={step}
        lead={title}
        breadcrumb={[
          { label: "Offers", href: "/offers" },
          { label: title, href: `/offers/${id}` },
        ]}
      />
      {blocked !== null && refused === null ? (
        <Blocked why={blocked} href={`/offers/${id}`}>
          Back to the offer
        </Blocked>
      ) : preview ? (
        <OfferPreviewPanel {...shared} preview={preview} label="Send this version" />
      ) : (
        <OfferFields
          {...shared}
          problems={refused?.refusal.problems ?? {}}
          side={side}
          currency={currency}
          back={{ href: `/offers/${id}`, label: "Back to the offer" }}
        />
      )}
    </>
  );
}
