/** All reviews of a gig, newest first. */
import { gigReviews } from "#app/domain/reviews/public-reviews.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import { countedNote } from "./counted-note.ts";
import { ReviewPageList } from "./review-page-list.tsx";
import type { Route } from "./+types/gig-reviews";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "reviews.of_gig");
  return runLoader(async () => {
    const after = url.searchParams.get("after");
    const { gig, ...list } = await gigReviews(signedIn?.actor ?? null, params.id, after);
    const path = `/gigs/${gig.id}/reviews`;
    return { title: gig.title, gigId: gig.id, ...list, path, canonical: env.publicOrigin + path };
  });
}

export default function GigReviewsPage({ loaderData }: Route.ComponentProps) {
  const { title, gigId, reviews, next, counts, path, canonical } = loaderData;
  return (
    <>
      <PublicHead
        title={`Reviews of ${title}`}
        description={`What buyers wrote about ${title}: ${countedNote(counts)}.`}
        canonical={canonical}
        kind="product"
      />
      <PageHeader
        title={`Reviews of ${title}`}
        lead={countedNote(counts)}
        breadcrumb={[{ label: title, href: `/gigs/${gigId}` }]}
      />
      <div className="stack">
        <ReviewPageList
          reviews={reviews}
          next={next}
          path={path}
          none="Nobody has reviewed this gig so far."
        />
      </div>
    </>
  );
}
