/** All reviews of a seller, newest first. */
import { sellerReviews } from "#app/domain/reviews/public-reviews.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import { countedNote } from "./counted-note.ts";
import { ReviewPageList } from "./review-page-list.tsx";
import type { Route } from "./+types/seller-reviews";

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "reviews.of_seller");
  return runLoader(async () => {
    const { seller, ...list } = await sellerReviews(params.handle, url.searchParams.get("after"));
    const person = `/sellers/${encodeURIComponent(seller.handle)}`;
    const path = `${person}/reviews`;
    return { name: seller.name, person, ...list, path, canonical: env.publicOrigin + path };
  });
}

export default function SellerReviewsPage({ loaderData }: Route.ComponentProps) {
  const { name, person, reviews, next, counts, path, canonical } = loaderData;
  return (
    <>
      <PublicHead
        title={`Reviews of ${name}`}
        description={`What buyers wrote about ${name}: ${countedNote(counts)}.`}
        canonical={canonical}
        kind="profile"
      />
      <PageHeader
        title={`Reviews of ${name}`}
        lead={`By buyers: ${countedNote(counts)}`}
        breadcrumb={[{ label: name, href: person }]}
      />
      <div className="stack">
        <ReviewPageList
          reviews={reviews}
          next={next}
          path={path}
          withGig
          none={`Nobody has reviewed ${name} so far.`}
        />
      </div>
    </>
  );
}
