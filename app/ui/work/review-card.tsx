/** A published review: stars, words, the author, and the reply; or why staff hid it. The same for every reader. */
import { hideReasonWords } from "#app/domain/reviews/hide-reasons.ts";
import { marksOf, STAR_WORDS } from "#app/domain/reviews/review-marks.ts";
import type { Hidden, ReviewPerson, ShownReview } from "#app/domain/reviews/shown-review.ts";
import { When } from "#app/ui/page/when.tsx";
import { PersonName } from "./person-name.tsx";
import { SellerName } from "./seller-name.tsx";
import { Stars } from "./stars.tsx";

interface ReviewCardProps {
  review: ShownReview;
  /** Names the gig, where the list is about a person. */
  withGig?: boolean | undefined;
  /** Leads to the review's own page, where it can be reported. */
  withLink?: boolean | undefined;
}

export function ReviewCard({ review, withGig = false, withLink = true }: ReviewCardProps) {
  const { id, stars, side, marks, text, hidden, at, author, gig, reply, notCounted } = review;
  const given = marksOf(side).filter(([name]) => marks[name] !== null);
  return (
    <article className="review">
      <p className="review-head">
        <Stars of={stars} />
        <span className="font-semibold">{STAR_WORDS[stars - 1]}</span>
        <span className="small soft">
          <When at={at} day />
        </span>
        {notCounted === null ? null : <span className="tag">not counted</span>}
      </p>
      {hidden === null ? null : <HiddenWords what="review" hidden={hidden} />}
      {text === null || text === "" ? null : (
        <p className="review-text" dir="auto">
          {text}
        </p>
      )}
      {given.length === 0 ? null : (
        <dl className="review-marks small">
          {given.map(([name, words]) => (
            <div key={name}>
              <dt className="soft">{words}</dt>
              <dd>{marks[name]} of 5</dd>
            </div>
          ))}
        </dl>
      )}
      {notCounted === null ? null : <p className="small soft">{WHY[notCounted]}</p>}
      <div className="cluster small">
        <Author person={author} />
        {withGig && gig !== null ? (
          <span className="soft">
            about{" "}
            <a className="link" href={`/gigs/${gig.id}`}>
              {gig.title}
            </a>
          </span>
        ) : null}
        {withLink ? (
          <a className="link" href={`/reviews/${id}`} rel="nofollow">
            See this review<span className="sr-only"> of {author.name}</span>
          </a>
        ) : null}
      </div>
      {reply === null ? null : <Reply of={review} reply={reply} />}
    </article>
  );
}

const WHY = {
  same_hands:
    "These two accounts share a payout account or a browser, now or earlier. So this review counts for no score.",
  hidden: "While it is hidden, it counts for no score.",
} as const;

function Author({ person }: { person: ReviewPerson }) {
  return person.hasPage ? <SellerName freelancer={person} /> : <PersonName person={person} />;
}

function HiddenWords({ what, hidden }: { what: "review" | "reply"; hidden: Hidden }) {
  return (
    <div className="notice notice-info">
      <div>
        <p className="notice-title">
          Our staff hid the words of this {what}: {hideReasonWords(hidden.reason)}
        </p>
        <p className="break-words whitespace-pre-line">{hidden.sentence}</p>
      </div>
    </div>
  );
}

function Reply(props: { of: ShownReview; reply: NonNullable<ShownReview["reply"]> }) {
  const { of, reply } = props;
  return (
    <div className="review-reply">
      <p className="small soft">
        {of.subject.name} replied on <When at={reply.at} day />
      </p>
      {reply.hidden === null ? (
        <p dir="auto">{reply.text}</p>
      ) : (
        <HiddenWords what="reply" hidden={reply.hidden} />
      )}
    </div>
  );
}

/** The list around review cards. */
export function ReviewCards(props: { reviews: ShownReview[]; withGig?: boolean }) {
  return (
    <ul className="review-list">
      {props.reviews.map((review) => (
        <li key={review.id}>
          <ReviewCard review={review} withGig={props.withGig} />
        </li>
      ))}
    </ul>
  );
}
