/** The reviews of an order for one of its sides: write yours, change it while it is hidden, read both, reply once. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { editReview } from "#app/domain/reviews/edit-review.ts";
import { orderReviews } from "#app/domain/reviews/order-reviews.ts";
import type { OrderReviews } from "#app/domain/reviews/order-reviews.ts";
import { replyToReview } from "#app/domain/reviews/reply-to-review.ts";
import { writeReview } from "#app/domain/reviews/write-review.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { seenVersion } from "#app/http/form.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import { ReviewCard } from "#app/ui/work/review-card.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { ReviewForm } from "./review-form.tsx";
import { sentReview } from "./sent-review.ts";
import type { Route } from "./+types/order-reviews";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "reviews.of_order");
  return runLoader(async () => ({
    reviews: await orderReviews(actor, params.id),
    key: newFormKey(),
    replyKey: newFormKey(),
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "reviews.of_order");
  const done = (text: string) =>
    redirectWithFlash(`/reviews/orders/${params.id}`, { kind: "success", text });
  return runAction(request, (form) =>
    doPressed<Response>(form, {
      async write() {
        const sent = { orderId: params.id, ...sentReview(form), key: form.key() };
        const { answer } = await writeReview(actor, sent);
        return done(
          answer.revealed
            ? "Thank you. You both wrote, so both reviews are public now."
            : "Thank you. Your review is kept, and stays hidden for now.",
        );
      },
      async edit() {
        const { version = 0 } = seenVersion(form);
        const reviewId = form.text("reviewId");
        await editReview(actor, { reviewId, version, ...sentReview(form), key: form.key() });
        return done("Your review is changed.");
      },
      async reply() {
        const sent = { reviewId: form.text("reviewId"), text: form.text("text"), key: form.key() };
        await replyToReview(actor, sent);
        return done("Your reply stands below the review.");
      },
    }),
  );
}

interface Shown {
  reviews: OrderReviews;
  refused: Refused | null;
  loaded: Route.ComponentProps["loaderData"];
}

export default function OrderReviewsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { reviews } = loaderData;
  const refused = refusedFrom(actionData);
  const { title, orderId, published, sameHands, other } = reviews;
  return (
    <>
      <title>{`Reviews: ${title} · Farthing`}</title>
      <RefusalSummary
        refused={refused}
        notDone="Nothing was saved. What you typed is still here."
      />
      <PageHeader
        title={published.length > 0 ? "The reviews of this order" : `Review ${other.name}`}
        lead={title}
        breadcrumb={[{ label: "The order", href: `/orders/${orderId}` }]}
      />
      <div className="stack">
        {sameHands ? (
          <Notice kind="warning" title="Reviews of this order are not counted">
            You and {other.name} share a payout account or a browser, now or earlier. What you write
            is published, and marked as not counted for every score.
          </Notice>
        ) : null}
        {published.length > 0 ? (
          <Published reviews={reviews} refused={refused} loaded={loaderData} />
        ) : (
          <Writing reviews={reviews} refused={refused} loaded={loaderData} />
        )}
      </div>
    </>
  );
}

const CLOSED = {
  running: "This order still runs. You can review each other once all its work is finished.",
  unpaid: "Nothing was paid in this order, so there is nothing to review.",
  over: "The time to review this order is over.",
} as const;

function Writing({ reviews, refused, loaded }: Shown) {
  const { window, own, closesAt } = reviews;
  if (window !== "open") return <p className="prose">{CLOSED[window]}</p>;
  return (
    <Section
      title={own === null ? "Your review" : "Change your review"}
      note={
        closesAt === null ? undefined : own === null ? (
          <>
            Until <When at={closesAt} day />. Only you can read it until you both wrote, or that day
            is over. Then everybody can, with your name, and neither side can change it.
          </>
        ) : (
          <>
            You wrote on <When at={own.writtenAt} day />. It opens on <When at={own.opensAt} day />,
            or when the other side wrote. Until then you can change it, and only you can read it.
          </>
        )
      }
    >
      <ReviewForm reviews={reviews} formKey={loaded.key} refused={refused} />
    </Section>
  );
}

function Published({ reviews, refused, loaded }: Shown) {
  const about = reviews.published.find(({ side }) => side !== reviews.side);
  const own = reviews.published.find(({ side }) => side === reviews.side);
  return (
    <>
      {about === undefined ? (
        <p className="prose">{reviews.other.name} wrote no review.</p>
      ) : (
        <Section title={`What ${reviews.other.name} wrote`}>
          <ReviewCard review={about} />
          {about.reply === null && about.hidden === null ? (
            <ReplyForm
              reviewId={about.id}
              formKey={loaded.replyKey}
              refused={refusedForm(refused, "reply", "text")}
            />
          ) : null}
        </Section>
      )}
      {own === undefined ? (
        <p className="prose">You wrote no review, and the time for it is over.</p>
      ) : (
        <Section title="What you wrote">
          <ReviewCard review={own} />
        </Section>
      )}
    </>
  );
}
