/** A published review by itself: to link to, to reply to, and to report. */
import { publishedReview } from "#app/domain/reviews/published-review.ts";
import type { ShownReview } from "#app/domain/reviews/shown-review.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { ReviewCard } from "#app/ui/work/review-card.tsx";
import type { Route } from "./+types/review";

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "reviews.read");
  return runLoader(async () => ({ review: await publishedReview(params.id) }));
}

/** Where the reviews of the same person stand. */
function listOf({ side, subject }: ShownReview) {
  const handle = encodeURIComponent(subject.handle);
  const href = side === "buyer" ? `/sellers/${handle}/reviews` : `/buyers/${handle}`;
  return { label: `Reviews of ${subject.name}`, href };
}

export default function ReviewPage({ loaderData: { review } }: Route.ComponentProps) {
  const { id, author, subject, side, reply } = review;
  const listed = side === "freelancer" || subject.hasPage;
  return (
    <>
      <title>{`A review of ${subject.name} · Farthing`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader
        title={`${author.name} about ${subject.name}`}
        breadcrumb={listed ? [listOf(review)] : []}
      />
      <div className="stack">
        <ReviewCard review={review} withGig withLink={false} />
        <div className="btn-row">
          <ButtonLink href={`/reviews/${id}/report`}>Report this review</ButtonLink>
          {reply === null ? null : (
            <ButtonLink href={`/reviews/${id}/report?part=reply`}>Report the reply</ButtonLink>
          )}
        </div>
      </div>
    </>
  );
}
