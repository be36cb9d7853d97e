/** What the reader can do with an offer now, and exactly what it does. */
import type { ReactNode } from "react";
import { OFFER_LIFECYCLE } from "#app/domain/agreements/offer-lifecycle.ts";
import type { OfferPage } from "#app/domain/agreements/offer-page.ts";
import { decimal, money } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import type { Effect } from "#app/ui/forms/confirm-panel.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Deadline } from "#app/ui/page/when.tsx";

export interface OfferAnswerProps {
  offer: OfferPage;
  /** The buyer's own balance; null for the freelancer. */
  available: Money | null;
  commandKey: string;
  now: Date;
}

export function OfferAnswer(props: OfferAnswerProps) {
  const { offer } = props;
  if (offer.state !== "open") return <Over offer={offer} />;
  if (offer.unconfirmed) return <Unconfirmed {...props} />;
  return offer.author === offer.side ? <Waiting {...props} /> : <Deciding {...props} />;
}

function Over({ offer: { state, orderId } }: { offer: OfferPage }) {
  if (state === "accepted")
    return (
      <Notice kind="success" title="Accepted">
        It is an order now: <a href={`/orders/${orderId ?? ""}`}>open the order</a>.
      </Notice>
    );
  return (
    <Notice title="This offer is over">
      It cannot be accepted any more. No money has moved. <a href="/offers/new">Make a new offer</a>
      .
    </Notice>
  );
}

function Waiting({ offer, commandKey, now }: OfferAnswerProps) {
  const { side, current, currency, expiresAt } = offer;
  const other = side === "buyer" ? offer.freelancer.name : offer.buyer.name;
  const held = <Amount of={money(current.heldMicros, currency)} code />;
  return (
    <Notice title={`Waiting for ${other}`}>
      <p>
        {other} can accept it until <Deadline at={expiresAt} now={now} />.{" "}
        {side === "buyer" ? (
          <>
            As soon as {other} accepts, {held} is taken from your balance and held; we do not ask
            you again. This ends when you withdraw the offer.
          </>
        ) : (
          <>
            As soon as {other} accepts, {held} is taken from {other}&apos;s balance and held.
          </>
        )}
      </p>
      <div className="mt-3">
        <Choices offer={offer} commandKey={commandKey} ends="withdraw" />
      </div>
    </Notice>
  );
}

/** A version of the buyer from before they secured their account, or of a token that has ended. */
function Unconfirmed({ offer, commandKey }: OfferAnswerProps) {
  const { side, buyer, freelancer } = offer;
  if (side === "freelancer")
    return (
      <Notice title={`${buyer.name} needs to confirm this again`}>
        <p>You cannot accept it until then. You can wait, ask, or answer with your own version.</p>
        <div className="mt-3">
          <Choices offer={offer} commandKey={commandKey} ends="decline" />
        </div>
      </Notice>
    );
  return (
    <Notice kind="warning" title="Please confirm this again">
      <p>
        After this was written, your account was secured again, or the session or API token that
        wrote it ended. So {freelancer.name} cannot accept it, and nothing is taken from your
        balance. If you still want it, look at it once more and send it again. If you did not write
        it, withdraw it.
      </p>
      <div className="mt-3">
        <Choices offer={offer} commandKey={commandKey} ends="withdraw" again />
      </div>
    </Notice>
  );
}

function effectsOf({ offer, available }: OfferAnswerProps): Effect[] {
  const { current, currency, side, buyer } = offer;
  const amount = (micros: bigint) => <Amount of={money(micros, currency)} code />;
  if (side === "buyer")
    return [
      {
        what: "Taken from your balance now, and held in escrow",
        value: amount(current.heldMicros),
      },
      { what: "Your balance now", value: amount(available?.micros ?? 0n) },
    ];
  return [
    {
      what: `Taken from ${buyer.name}'s balance now, and held in escrow`,
      value: amount(current.heldMicros),
    },
    { what: "You get after commission, when all is accepted", value: amount(current.netMicros) },
  ];
}

function Deciding(props: OfferAnswerProps) {
  const { offer, available, commandKey, now } = props;
  const { current, currency, side, expiresAt, version } = offer;
  const missing = available === null ? 0n : current.heldMicros - available.micros;
  return (
    <ConfirmPanel
      title="If you accept"
      effects={effectsOf(props)}
      afterwards={
        <>
          It becomes an order with exactly these lines and this commission. You can accept it until{" "}
          <Deadline at={expiresAt} now={now} />.
          {side === "buyer" ? " You can cancel a line until work on it starts." : ""}
        </>
      }
    >
      {missing > 0n ? (
        <Notice kind="warning" title="Your balance is too small">
          <Amount of={money(missing, currency)} code /> is missing.{" "}
          <a href={depositPath(offer.id, missing)}>Add the missing amount</a>, then accept.
        </Notice>
      ) : (
        <CommandForm commandKey={commandKey} version={version} verb="accept">
          <Submit large>{OFFER_LIFECYCLE.accept.label}</Submit>
        </CommandForm>
      )}
      <Choices offer={offer} commandKey={commandKey} ends="decline" />
    </ConfirmPanel>
  );
}

function depositPath(offerId: string, missing: bigint): string {
  const query = { amount: decimal(missing), returnTo: `/offers/${offerId}` };
  return `/wallet/deposit?${new URLSearchParams(query).toString()}`;
}

interface ChoicesProps {
  offer: OfferPage;
  commandKey: string;
  /** The step that ends the offer. */
  ends: "decline" | "withdraw";
  /** The reader sends the same terms again. */
  again?: boolean;
}

/** A version of one's own, or the end of the offer. */
function Choices({ offer, commandKey, ends, again = false }: ChoicesProps): ReactNode {
  return (
    <CommandForm commandKey={commandKey} version={offer.version} verb={ends} inline>
      <ButtonLink href={`/offers/${offer.id}/version`} kind={again ? "primary" : "quiet"}>
        {ends === "decline"
          ? "Answer with your own version"
          : again
            ? "Confirm it again…"
            : "Change the terms"}
      </ButtonLink>
      <Submit kind="plain">{OFFER_LIFECYCLE[ends].label}</Submit>
    </CommandForm>
  );
}
