/** The page of one gig: the offer, the freelancer, the price, and the freelancer's net. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { langOf } from "#app/domain/catalog/language/gig-languages.ts";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import type { GigDetails } from "#app/domain/catalog/gig-page.ts";
import { blockGig, unblockGig } from "#app/domain/catalog/move-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { wholeNumber } from "#app/http/form.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { gigQueue } from "#app/domain/orders/queue/gig-queue.ts";
import { sharePath } from "#app/domain/catalog/share-card.ts";
import { scoreOf } from "#app/domain/reputation/score.ts";
import { sellerAnswers } from "#app/domain/reputation/seller-answers.ts";
import { reviewsOf } from "#app/domain/reviews/public-reviews.ts";
import { GigList } from "#app/ui/work/gig-card.tsx";
import { AwayNotice } from "#app/ui/work/away-notice.tsx";
import { takeDown } from "./pictures/take-down.ts";
import { GigGallery, largestShown } from "./pictures/gig-gallery.tsx";
import { sellerRecord } from "#app/domain/reputation/records.ts";
import { scoredCards } from "#app/routes/reputation/scored-cards.ts";
import { SaveThis } from "./saved/save-this.tsx";
import { OrderBar } from "./order-bar.tsx";
import { OrderBox } from "./order-box.tsx";
import { isFull } from "./queue-line.tsx";
import { SellerStrip } from "./seller-strip.tsx";
import { GigModeration } from "./gig-moderation.tsx";
import { GigText } from "./gig-text.tsx";
import { GigAvailability } from "./gig-standing.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { crumbsOf, gigFacts, hasSellerPage, summaryOf } from "./gig-facts.ts";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/gig";

export function loader({ params, context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "gigs.read");
  return runLoader(async () => {
    const page = await gigPage(signedIn?.actor ?? null, params.id);
    const url = `${env.publicOrigin}/gigs/${page.gig.id}`;
    // Search engines find an unclaimed gig, without offers. They do not find the gig of a suspended freelancer.
    const listed = page.gig.state === "published" && hasSellerPage(page.gig);
    const { gig } = page;
    const { id, freelancerId, queueLimit } = gig;
    const [record, answers, others, reviews, queue] = await Promise.all([
      sellerRecord(freelancerId),
      sellerAnswers(freelancerId),
      scoredCards(page.others),
      reviewsOf({ gigId: id }),
      queueLimit === null ? null : gigQueue({ id, freelancerId, queueLimit }),
    ]);
    const { counted, stars } = reviews.counts;
    const score = scoreOf({ reviews: counted, stars });
    const images = gig.pictures.map((shown) => env.publicOrigin + largestShown(shown));
    const seller = `${env.publicOrigin}/sellers/${encodeURIComponent(gig.handle)}`;
    // Not for sale is more than away or full: it has no day on which it ends.
    const forSale = gig.state === "published" && gig.sellerState === "active";
    const orderable = page.orderable && !isFull(queue);
    return {
      ...page,
      orderable,
      forSale,
      record,
      answers,
      others,
      queue,
      score,
      reviews,
      key: newFormKey(),
      shared: sharePath({ ...gig, cover: gig.pictures[0] ?? null }),
      url,
      facts: listed ? gigFacts({ ...page, orderable }, { url, score, images, seller }) : null,
    };
  });
}

const MODERATION = z.object({
  version: wholeNumber(1, 1_000_000_000),
  reason: sentText({ max: 1000, lines: "many" }).default(""),
});

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.block_gig");
  return runAction(request, async (form) => {
    const button = pressedButton(form, ["block", "unblock", "take_down"]);
    if (button === "take_down") return takeDown(actor, params.id, form);
    const { version, reason } = form.parse(MODERATION);
    const input = { id: params.id, version, key: form.key() };
    if (button === "block") await blockGig(actor, { ...input, reason });
    else await unblockGig(actor, input);
    return redirectWithFlash(`/gigs/${params.id}`, {
      kind: "success",
      text:
        button === "block"
          ? "Blocked. The freelancer sees the reason."
          : "The block is lifted; the gig is paused.",
    });
  });
}

interface HeadProps {
  gig: GigDetails;
  url: string;
  facts: string | null;
  /** The path of the picture of a shared link. */
  shared: string;
}

function Head({ gig, url, facts, shared }: HeadProps) {
  return (
    <>
      <PublicHead
        title={gig.title}
        description={summaryOf(gig)}
        canonical={url}
        kind="product"
        picture={facts === null ? undefined : { path: shared, alt: gig.title }}
      />
      {facts === null ? (
        <meta name="robots" content="noindex" />
      ) : (
        // A data block never runs as a script, so the content security policy allows it.
        <script type="application/ld+json">{facts}</script>
      )}
    </>
  );
}

/** A suspended freelancer has no public page. */
function sellerOf({
  handle,
  sellerName: name,
  sellerState,
  picture,
}: Route.ComponentProps["loaderData"]["gig"]) {
  return {
    handle: encodeURIComponent(handle),
    name,
    picture,
    hasPage: hasSellerPage({ sellerState }),
  };
}

/** Whom a reader can write to: null on the reader's own gig, on a draft, and on a blocked gig. */
function asked(own: boolean, { state, sellerState, handle, sellerName: name }: GigDetails) {
  if (own || sellerState !== "active") return null;
  return state === "published" || state === "paused" ? { handle, name } : null;
}

export default function Gig({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, packages, own, staff, orderable, others, key, url, facts } = loaderData;
  const { record, answers, forSale } = loaderData;
  const away = forSale ? gig.away : null;
  const refused = refusedFrom(actionData);
  return (
    <>
      <Head gig={gig} url={url} facts={facts} shared={loaderData.shared} />
      <RefusalSummary refused={refused} notDone="The gig stays as it was." />
      <PageHeader
        title={gig.title}
        lang={langOf(gig.language)}
        breadcrumb={crumbsOf(gig)}
        lead={
          <SellerStrip
            seller={sellerOf(gig)}
            headline={gig.headline}
            record={record}
            answers={answers}
          />
        }
      />
      <div className="gig-page">
        <div className="gig-top stack">
          <GigGallery pictures={gig.pictures} />
          <AwayNotice name={gig.sellerName} away={away} />
          <GigAvailability gig={gig} own={own} orderable={forSale} />
        </div>
        <div className="gig-side">
          <OrderBox
            gig={gig}
            packages={packages}
            orderable={orderable && !own}
            queue={forSale ? loaderData.queue : null}
            away={away}
            ask={asked(own, gig)}
            share={{ url, title: gig.title }}
            save={<SaveThis gig={gig} own={own} saved={loaderData.saved} />}
          />
        </div>
        <GigText {...loaderData} orderable={orderable && !own} />
      </div>
      <div className="stack">
        {others.length > 0 && (
          <Section title={`More by ${gig.sellerName}`}>
            <GigList gigs={others} saving={{ verb: "save", back: `/gigs/${gig.id}` }} />
          </Section>
        )}
        {staff && (
          <GigModeration gig={gig} commandKey={formKeyAgain(refused, key)} refused={refused} />
        )}
      </div>
      {orderable && !own ? <OrderBar gig={gig} /> : null}
    </>
  );
}
