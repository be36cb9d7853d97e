/** The text of a gig's page: what the buyer gets and is asked, questions with answers, reviews, and the seller's record. */
import type { GigPage } from "#app/domain/catalog/gig-page.ts";
import type { SellerAnswers } from "#app/domain/reputation/answers.ts";
import type { SellerRecord } from "#app/domain/reputation/records.ts";
import type { Score } from "#app/domain/reputation/score.ts";
import type { CountedReviews } from "#app/domain/reviews/public-reviews.ts";
import { langOf } from "#app/domain/catalog/language/gig-languages.ts";
import { SellerNumbers } from "#app/routes/reputation/seller-numbers.tsx";
import { ReviewSection } from "#app/routes/reviews/review-section.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { AskedQuestions } from "./asked-questions.tsx";
import { FaqSection } from "./faq-section.tsx";
import { hasSellerPage } from "./gig-facts.ts";
import { GigOffer } from "./gig-offer.tsx";

type Shown = Pick<GigPage, "gig" | "packages" | "extras" | "bps" | "orderable">;

interface GigTextProps extends Shown {
  record: SellerRecord;
  answers: SellerAnswers;
  reviews: CountedReviews;
  /** Of the gig's own reviews. */
  score: Score;
}

export function GigText({ gig, record, answers, reviews, score, ...offer }: GigTextProps) {
  return (
    <div className="gig-text stack">
      <Section title="What you get">
        {gig.description === "" ? null : (
          <p className="gig-words" lang={langOf(gig.language)}>
            {gig.description}
          </p>
        )}
        {gig.tags.length > 0 && (
          <ul className="tags" aria-label="Tags">
            {gig.tags.map((tag) => (
              <li key={tag} className="tag">
                {tag}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <GigOffer gig={gig} {...offer} />
      {(gig.buyerBrief !== "" || gig.questions.length > 0) && (
        <Section title="What you will be asked" note="The freelancer needs this to begin.">
          {gig.buyerBrief === "" ? null : (
            <p className="gig-words" lang={langOf(gig.language)}>
              {gig.buyerBrief}
            </p>
          )}
          <AskedQuestions questions={gig.questions} />
        </Section>
      )}
      <FaqSection faq={gig.faq} />
      <ReviewSection reviews={reviews} href={`/gigs/${gig.id}/reviews`} score={score.value} />
      {hasSellerPage(gig) && (
        <SellerNumbers record={record} answers={answers} handle={gig.handle} />
      )}
    </div>
  );
}
