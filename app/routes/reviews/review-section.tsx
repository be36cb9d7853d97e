/** The newest reviews on the page of a gig or of a seller, with the way to all of them. Nothing where there is none. */
import type { CountedReviews } from "#app/domain/reviews/public-reviews.ts";
import { Section } from "#app/ui/page/section.tsx";
import { ReviewCards } from "#app/ui/work/review-card.tsx";
import { countedNote } from "./counted-note.ts";

interface Props {
  reviews: CountedReviews;
  /** The page with all of them. */
  href: string;
  withGig?: boolean;
  /** A score of these reviews alone: `4.38 of 5`. Said exactly as structured data say it. */
  score?: string | null;
}

export function ReviewSection({
  reviews: { reviews, counts, next },
  href,
  withGig = false,
  score = null,
}: Props) {
  if (reviews.length === 0) return null;
  return (
    <Section
      title="Reviews"
      id="reviews"
      note={
        score === null
          ? countedNote(counts)
          : `${score} of 5 for this gig, from ${countedNote(counts)}`
      }
    >
      <ReviewCards reviews={reviews} withGig={withGig} />
      {next === null ? null : (
        <p>
          <a className="link" href={href}>
            Read all {counts.published.toLocaleString("en")} reviews
          </a>
        </p>
      )}
    </Section>
  );
}
