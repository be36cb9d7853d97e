/** An offer as a card, in a conversation and in the list of offers: what it says, its state, and the reader's next step. */
import type { ReactNode } from "react";
import type { OfferInList } from "#app/domain/agreements/offer-list.ts";
import { money } from "#app/domain/kernel/money.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { When } from "#app/ui/page/when.tsx";
import { DealCard } from "#app/ui/work/deal-card.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

export interface OfferCardProps {
  offer: OfferInList;
  above?: ReactNode;
  own?: boolean | undefined;
}

export function OfferCard({ offer, ...place }: OfferCardProps) {
  const { id, title, state, currency, lines, expiresAt, unconfirmed } = offer;
  const amount = (micros: bigint) => <Amount of={money(micros, currency)} code />;
  const valid = { term: "Valid until", value: <When at={expiresAt} /> };
  return (
    <DealCard
      {...place}
      title={title}
      href={`/offers/${id}`}
      badge={<StateBadge of="offer" state={unconfirmed ? "unconfirmed" : state} />}
      facts={[
        { term: "Price", value: amount(offer.totalMicros) },
        { term: "Milestones", value: lines.toLocaleString("en") },
        { term: "Held when accepted", value: amount(offer.heldMicros) },
        ...(state === "open" ? [valid] : []),
      ]}
      steps={<Steps offer={offer} />}
    >
      <p>{nextOf(offer)}</p>
    </DealCard>
  );
}

function nextOf({ state, side, author, other, version, unconfirmed }: OfferInList): string {
  if (state === "accepted") return "It is an order now.";
  if (state !== "open") return "It cannot be accepted any more. No money has moved.";
  if (unconfirmed)
    return side === "buyer"
      ? `Please confirm it again, or withdraw it. ${other.name} cannot accept it until then.`
      : `It needs to be confirmed again by ${other.name}. You cannot accept it until then.`;
  const pays = side === "buyer" ? "your balance" : `${other.name}’s balance`;
  const first = version === 1 ? "" : `Version ${version}. `;
  return author === side
    ? `${first}It is ${other.name}’s turn. When they accept, the money is taken from ${pays} and held.`
    : `${first}It is your turn. When you accept, the money is taken from ${pays} and held.`;
}

function Steps({ offer }: { offer: OfferInList }) {
  const { id, state, side, author, orderId, unconfirmed } = offer;
  const here = `/offers/${id}`;
  if (orderId !== null) return <ButtonLink href={`/orders/${orderId}`}>See the order</ButtonLink>;
  if (state !== "open") return <ButtonLink href={here}>See the offer</ButtonLink>;
  if (unconfirmed && side === "buyer")
    return (
      <ButtonLink href={here} kind="primary">
        Confirm it again…
      </ButtonLink>
    );
  if (author === side) return <ButtonLink href={here}>See or change it</ButtonLink>;
  if (unconfirmed)
    return <ButtonLink href={`${here}/version`}>Answer with your version…</ButtonLink>;
  return (
    <>
      <ButtonLink href={here} kind="primary">
        Accept…
      </ButtonLink>
      <ButtonLink href={`${here}/version`}>Answer with your version…</ButtonLink>
    </>
  );
}
