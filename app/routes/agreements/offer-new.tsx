/** The page to make an offer: a freelancer offers work, a buyer says what they would pay for. */
import { makeOffer } from "#app/domain/agreements/make-offer.ts";
import { offerParties, sideForGig } from "#app/domain/agreements/offer-partner.ts";
import type { OfferSide } from "#app/domain/agreements/offer-lifecycle.ts";
import { previewOffer } from "#app/domain/agreements/preview-offer.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { runFileAction } from "#app/routes/files/form-files.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { ChooseSide } from "./choose-side.tsx";
import { OfferFields } from "./offer-fields.tsx";
import { OfferPreviewPanel } from "./offer-preview.tsx";
import { offerSteps } from "./offer-steps.ts";
import type { Route } from "./+types/offer-new";

/** `?to=HANDLE&gig=ID&as=buyer`. Without `as`, the side follows from the gig; without both, the page asks. */
interface AskedFor {
  to: string;
  gigId: string | null;
  as: OfferSide | null;
}

function askedFor({ searchParams }: URL): AskedFor {
  const as = searchParams.get("as");
  return {
    to: searchParams.get("to") ?? "",
    gigId: searchParams.get("gig") || null,
    as: as === "buyer" || as === "freelancer" ? as : null,
  };
}

/** Null where the page has to ask for the person or the side first. */
async function addressedBy(actor: UserActor, { to, gigId, as }: AskedFor) {
  const side = as ?? (gigId === null ? null : await sideForGig(actor.id, gigId));
  return to === "" || side === null ? null : { to, side, gigId };
}

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "agreements.make_offer");
  return runLoader(async () => {
    const asked = askedFor(url);
    const addressed = await addressedBy(actor, asked);
    const key = newFormKey();
    if (addressed === null) return { asked, deal: null, key };
    const { currency, other, gig } = await offerParties(actor.id, addressed);
    return { asked, deal: { side: addressed.side, currency, other, gig }, key };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.make_offer");
  return runFileAction(request, actor, async (form) => {
    const addressed = (await addressedBy(actor, askedFor(url))) ?? refuse("not_found");
    return offerSteps(actor, form, {
      async preview(terms) {
        const parties = await offerParties(actor.id, addressed);
        return previewOffer(actor, terms, { ...parties, side: addressed.side });
      },
      async send(seen, key) {
        const { answer } = await makeOffer(actor, { ...addressed, ...seen, key });
        return redirectWithFlash(`/offers/${answer.offerId}`, {
          kind: "success",
          text: "Your offer is sent. This page shows what happens with it.",
        });
      },
    });
  });
}

const TITLES = { buyer: "Say what you would pay", freelancer: "Offer your work" } as const;

export default function OfferNew({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, deal, key } = loaderData;
  const { refused, preview, typed, kept, commandKey } = shownStep(actionData, key);
  if (deal === null) return <ChooseSide to={asked.to} />;
  const { side, other, gig, currency } = deal;
  const title = preview ? "Preview of your offer" : TITLES[side];
  const shared = { commandKey, kept, otherName: other.name, values: typed ?? {} };
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was sent." />
      <PageHeader
        title={title}
        lead={`${side === "buyer" ? "To" : "For"} ${other.name}${gig === null ? "" : `, about “${gig.title}”`}`}
        breadcrumb={[{ label: "Offers", href: "/offers" }]}
      />
      {preview ? (
        <OfferPreviewPanel {...shared} preview={preview} label="Send the offer" />
      ) : (
        <OfferFields
          {...shared}
          problems={refused?.refusal.problems ?? {}}
          side={side}
          currency={currency}
          back={{ href: "/offers", label: "Back to your offers" }}
        />
      )}
    </>
  );
}
