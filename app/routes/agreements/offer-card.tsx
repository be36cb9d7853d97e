/** An offer as a card inside a thread: its price and state, and the way to its page. For facts call `offerList` with the ids of the page. */
import type { OfferInList } from "#app/domain/agreements/offer-list.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Card } from "#app/ui/page/card.tsx";
import { When } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

export function OfferCard({ offer }: { offer: OfferInList }) {
  const { id, title, state, side, author, currency, other, orderId, expiresAt } = offer;
  const total = <Amount of={money(offer.totalMicros, currency)} code />;
  const held = <Amount of={money(offer.heldMicros, currency)} code />;
  const mine = author === side;
  const pays = side === "buyer" ? "your balance" : `${other.name}'s balance`;
  return (
    <Card title={<a href={`/offers/${id}`}>{title}</a>} level={3}>
      <p>
        <StateBadge of="offer" state={state} /> {total}
      </p>
      {state === "open" ? (
        <p className="small">
          {mine ? `${other.name} can` : "You can"} accept it until <When at={expiresAt} />. {held}{" "}
          is taken from {pays} then, and held.
        </p>
      ) : null}
      <p>
        {orderId === null ? (
          <a className="link" href={`/offers/${id}`}>
            {state === "open" && !mine ? "Read and answer the offer" : "See the offer"}
          </a>
        ) : (
          <a className="link" href={`/orders/${orderId}`}>
            See the order
          </a>
        )}
      </p>
    </Card>
  );
}
