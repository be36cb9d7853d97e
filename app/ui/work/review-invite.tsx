/** What the page of a finished task or order says about its reviews, to one of its sides. */
import type { OrderReviews } from "#app/domain/reviews/order-reviews.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";

export function ReviewInvite({ reviews }: { reviews: OrderReviews }) {
  const { orderId, window, own, published, other } = reviews;
  const href = `/reviews/orders/${orderId}`;
  if (published.length > 0)
    return (
      <p className="mt-4">
        <a className="link" href={href}>
          {published.length === 1 ? "Read the review of this order" : "Read both reviews"}
        </a>
      </p>
    );
  if (own !== null)
    return (
      <p className="mt-4">
        You reviewed {other.name}. Your review opens on <When at={own.opensAt} day />, or as soon as
        they wrote theirs.{" "}
        <a className="link" href={href}>
          Change your review
        </a>
      </p>
    );
  if (window !== "open" || reviews.closesAt === null) return null;
  return (
    <div className="mt-4">
      <p className="mb-3">
        How was it with {other.name}? You can review each other until{" "}
        <When at={reviews.closesAt} day />.
      </p>
      <ButtonLink href={href}>Review {other.name}</ButtonLink>
    </div>
  );
}
