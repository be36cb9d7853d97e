/** A proposed change of an order as a card of the conversation: what it does, its state, and the reader's next step. */
import type { ReactNode } from "react";
import { CHANGE_KINDS } from "#app/domain/agreements/changes/change-kinds.ts";
import { changeSentence } from "#app/domain/agreements/changes/change-words.ts";
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import { money } from "#app/domain/kernel/money.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { When } from "#app/ui/page/when.tsx";
import { DealCard } from "#app/ui/work/deal-card.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

export interface ChangeCardProps {
  change: Change;
  above: ReactNode;
  /** The reader proposed it. */
  own: boolean;
  /** On the page of its order, which need not be named again. */
  onOrder?: boolean | undefined;
}

export function ChangeCard({ change, above, own, onOrder = false }: ChangeCardProps) {
  const { id, kind, state, priceMicros, days, currency, answerBy, unconfirmed } = change;
  const open = state === "proposed";
  const { label } = CHANGE_KINDS[kind];
  return (
    <DealCard
      above={above}
      own={own}
      title={onOrder ? label : `${label}: ${change.orderTitle}`}
      href={`/changes/${id}`}
      badge={<StateBadge of="change" state={unconfirmed ? "unconfirmed" : state} />}
      facts={[
        ...(priceMicros === null
          ? []
          : [{ term: PRICE[kind], value: <Amount of={money(priceMicros, currency)} code /> }]),
        ...(days === null ? [] : [{ term: "Days", value: days.toLocaleString("en") }]),
        ...(open ? [{ term: "Answer by", value: <When at={answerBy} /> }] : []),
      ]}
      steps={<Steps change={change} own={own} />}
    >
      <p className="wrap-anywhere">{changeSentence(change, currency)}</p>
      {open ? <p className="soft">{turnOf(change, own)}</p> : null}
    </DealCard>
  );
}

const PRICE: Record<Change["kind"], string> = {
  add: "Price",
  lower: "Goes back",
  days: "Price",
  drop: "Price",
  scope: "Price",
};

function turnOf({ by, buyerName, freelancerName, unconfirmed }: Change, own: boolean): string {
  const [author, other] =
    by === "buyer" ? [buyerName, freelancerName] : [freelancerName, buyerName];
  if (unconfirmed)
    return own
      ? `Please confirm it again, or withdraw it. ${other} cannot accept it until then.`
      : `It needs to be confirmed again by ${author}. You cannot accept it until then.`;
  return own
    ? `It is ${other}’s turn. Nothing changes until they accept.`
    : "It is your turn. Nothing changes unless you accept.";
}

function Steps({
  change: { id, state, orderId, unconfirmed },
  own,
}: Pick<ChangeCardProps, "change" | "own">) {
  if (state !== "proposed")
    return <ButtonLink href={`/orders/${orderId}`}>See the order</ButtonLink>;
  if (own && unconfirmed)
    return (
      <ButtonLink href={`/changes/${id}`} kind="primary">
        Confirm it again…
      </ButtonLink>
    );
  if (own) return <ButtonLink href={`/changes/${id}`}>See or withdraw it</ButtonLink>;
  if (unconfirmed) return <ButtonLink href={`/changes/${id}`}>See the change</ButtonLink>;
  return (
    <ButtonLink href={`/changes/${id}`} kind="primary">
      Accept or decline…
    </ButtonLink>
  );
}
