/** On narrow pages, the price and the way to order, at the lower edge while the gig's page is in sight. The footer pushes it up. */
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import type { GigOfferProps } from "./gig-offer.tsx";
import { From } from "./order-box.tsx";

export function OrderBar({ gig }: { gig: GigOfferProps["gig"] }) {
  return (
    <aside className="order-bar" aria-label="Order">
      <p>
        <From gig={gig} />
      </p>
      <ButtonLink href={`/gigs/${gig.id}/order`} kind="primary">
        Order this gig
      </ButtonLink>
    </aside>
  );
}
