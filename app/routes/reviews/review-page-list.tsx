/** A page of reviews with the way to the next. */
import type { ShownReview } from "#app/domain/reviews/shown-review.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { ReviewCards } from "#app/ui/work/review-card.tsx";

interface Props {
  reviews: ShownReview[];
  next: string | null;
  path: string;
  withGig?: boolean;
  /** What an empty list says. */
  none: string;
}

export function ReviewPageList({ reviews, next, path, withGig = false, none }: Props) {
  return (
    <>
      {reviews.length === 0 ? (
        <EmptyState title="No reviews yet">{none}</EmptyState>
      ) : (
        <ReviewCards reviews={reviews} withGig={withGig} />
      )}
      <Pagination label="Reviews" next={next === null ? undefined : `${path}?after=${next}`} />
    </>
  );
}
