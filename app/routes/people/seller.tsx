/** The public page of a seller: the person and their gigs. */
import { admit } from "#app/http/viewer.ts";
import { redirect } from "react-router";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { portfolioOf } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { GigList } from "#app/ui/work/gig-card.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { reviewsOf } from "#app/domain/reviews/public-reviews.ts";
import { ReviewSection } from "#app/routes/reviews/review-section.tsx";
import { SellerSafety } from "./seller-safety.tsx";
import { AwayNotice } from "#app/ui/work/away-notice.tsx";
import { sellerAnswers } from "#app/domain/reputation/seller-answers.ts";
import { sellerSaid } from "#app/routes/catalog/seller-strip.tsx";
import { AboutSeller, SellerLead } from "./about-seller.tsx";
import { cardOf, sellerSharePath } from "#app/domain/reputation/seller-card.ts";
import { sellerFacts } from "./seller-facts.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Portrait } from "#app/ui/page/portrait.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";
import { WriteTo } from "#app/routes/messages/write-to.tsx";
import { PortfolioSection } from "#app/routes/tasks/portfolio/portfolio-section.tsx";
import { sellerRecord } from "#app/domain/reputation/records.ts";
import { scoredCards } from "#app/routes/reputation/scored-cards.ts";
import { SellerNumbers } from "#app/routes/reputation/seller-numbers.tsx";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/seller";

/** Not cached: a person may take back a former handle, and a cached redirect would then lead in a circle. */
function moved(path: string): Response {
  return redirect(path, { status: 301, headers: { "cache-control": "no-cache" } });
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "sellers.read");
  return runLoader(async () => {
    const page = await sellerPage(params.handle, url.searchParams.get("after"));
    const path = `/sellers/${encodeURIComponent(page.seller.handle)}`;
    if (page.seller.handle.toLowerCase() !== params.handle.toLowerCase())
      throw moved(path + url.search);
    const { id } = page.seller;
    const [reviews, portfolio, record, answers, gigs] = await Promise.all([
      reviewsOf({ sellerId: id }),
      portfolioOf(id),
      sellerRecord(id),
      sellerAnswers(id),
      scoredCards(page.gigs),
    ]);
    return {
      ...page,
      gigs,
      record,
      answers,
      facts: sellerFacts(page.seller, env.publicOrigin + path),
      reviews,
      portfolio,
      path,
      shared: sellerSharePath(cardOf(page, record)),
      canonical: env.publicOrigin + path,
    };
  });
}

export default function SellerPage({ loaderData }: Route.ComponentProps) {
  const { seller, portfolio, record, answers, gigs, nextAfter, path, canonical } = loaderData;
  const count = seller.gigs === 1 ? "1 gig" : `${seller.gigs.toLocaleString("en")} gigs`;
  return (
    <>
      <PublicHead
        title={seller.name}
        description={`${seller.name} on Farthing: ${seller.headline === "" ? count : `${seller.headline}, ${count}`} for sale.`}
        canonical={canonical}
        kind="profile"
        picture={{ path: loaderData.shared, alt: seller.name }}
        feed={`${path}/gigs.atom`}
      />
      {/* A data block never runs as a script, so the content security policy allows it. */}
      <script type="application/ld+json">{loaderData.facts}</script>
      <PageHeader
        title={seller.name}
        lead={<SellerLead seller={seller} said={sellerSaid(record, answers)} />}
        above={<Portrait of={seller} size="large" />}
        breadcrumb={[{ label: "All gigs", href: "/gigs" }]}
        actions={seller.unclaimed ? undefined : <WriteTo person={seller} />}
      />
      <div className="stack">
        {seller.unclaimed && (
          <Notice title="Not claimed yet">
            This freelancer has not joined Farthing yet, so these gigs cannot be ordered.
          </Notice>
        )}
        <AwayNotice name={seller.name} away={seller.away} />
        <AboutSeller seller={seller} />
        <PortfolioSection pictures={portfolio} />
        {!seller.unclaimed && (
          <SellerNumbers record={record} answers={answers} handle={seller.handle} />
        )}
        <Section
          title="For sale"
          note={
            <>
              {count}; here since <When at={seller.createdAt} day utc />
            </>
          }
        >
          {gigs.length === 0 ? (
            <EmptyState
              title="No gigs for sale right now"
              action={<ButtonLink href="/gigs">See other gigs</ButtonLink>}
            >
              {seller.name} has no gigs for sale at the moment.
            </EmptyState>
          ) : (
            <GigList gigs={gigs} saving={{ verb: "save", back: path }} />
          )}
          <Pagination
            label="Gigs"
            next={nextAfter === null ? undefined : `${path}?after=${nextAfter}`}
          />
        </Section>
        <ReviewSection reviews={loaderData.reviews} href={`${path}/reviews`} withGig />
        <SellerSafety handle={seller.handle} />
      </div>
    </>
  );
}
