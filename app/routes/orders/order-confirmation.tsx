/** The frozen quote, the promises of both parties, and the button that funds the order. Part of the order's form. */
import type { Money } from "#app/domain/kernel/money.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { OrderQuote } from "#app/domain/orders/order-quote.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { QuoteTable } from "#app/ui/money/quote-table.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface OrderConfirmationProps {
  quoted: OrderQuote;
  promises: { startBy: Date; deliveryDays: number; revisions: number; autoAcceptHours: number };
  /** Until when the money counts as card money; null when it does not. */
  cardMoneyUntil: Date | null;
  sellerName: string;
  available: Money;
  own: boolean;
  depositHref: string;
  buyerBrief: string;
  total: string;
  brief: string;
  briefProblem: string | undefined;
}

export function OrderConfirmation(props: OrderConfirmationProps) {
  const { quoted, available } = props;
  const total = money(quoted.totalMicros, quoted.currency);
  const enough = available.micros >= quoted.totalMicros;
  return (
    <div className="stack-wide">
      <QuoteTable
        price={total}
        commission={money(quoted.commissionMicros, quoted.currency)}
        net={money(quoted.netMicros, quoted.currency)}
        bps={quoted.bps}
        lines={quoted.lines.map((line) => ({
          label: line.label,
          amount: money(BigInt(line.micros), quoted.currency),
        }))}
        caption="The quote. Both sides see the same."
      />
      <Promises {...props} />
      {props.own ? (
        <Notice kind="info">This is your own gig, so you cannot order it.</Notice>
      ) : enough ? (
        <PlaceFields {...props} total={props.total} />
      ) : (
        <Notice kind="warning" title="Your balance is too small">
          <input type="hidden" name="brief" value={props.brief} />
          <p>
            You have <Amount of={available} />; this order needs <Amount of={total} />.
          </p>
          <p className="mt-3">
            <ButtonLink href={props.depositHref} kind="primary">
              Add the missing amount
            </ButtonLink>
          </p>
        </Notice>
      )}
    </div>
  );
}

function Promises({ promises, sellerName, quoted, cardMoneyUntil }: OrderConfirmationProps) {
  const days = promises.autoAcceptHours / 24;
  return (
    <ul className="prose small stack">
      <li>
        {sellerName} must start by <When at={promises.startBy} />; otherwise everything goes back to
        you.
      </li>
      <li>
        Delivery within {promises.deliveryDays} {promises.deliveryDays === 1 ? "day" : "days"} of
        the start, with {promises.revisions} {promises.revisions === 1 ? "revision" : "revisions"}
        {quoted.quantity > 1 ? " for each task" : ""}.
      </li>
      <li>
        After a delivery you have {days} {days === 1 ? "day" : "days"} to look at it. If you do
        nothing in that time, it is accepted and {sellerName} is paid.
      </li>
      {cardMoneyUntil === null ? null : (
        <li>
          This uses a recent card payment of yours, so {sellerName} can take these earnings out on{" "}
          <When at={cardMoneyUntil} /> at the earliest. Nothing changes for you.
        </li>
      )}
      <li>Commission comes out of the price when money is released; none is taken on refunds.</li>
    </ul>
  );
}

function PlaceFields(props: OrderConfirmationProps & { total: string }) {
  const { quoted } = props;
  const count = quoted.quantity === 1 ? "" : ` in ${quoted.quantity.toLocaleString("en")} escrows`;
  return (
    <div className="form">
      <input type="hidden" name="total" value={props.total} />
      <input type="hidden" name="deliveryDays" value={props.promises.deliveryDays} />
      <input type="hidden" name="revisions" value={props.promises.revisions} />
      <TextArea
        name="brief"
        label="What the freelancer needs to know"
        hint={props.buyerBrief === "" ? undefined : props.buyerBrief}
        optional
        value={props.brief}
        error={props.briefProblem}
      />
      <p className="small">
        <Amount of={money(quoted.totalMicros, quoted.currency)} /> moves from your balance of{" "}
        <Amount of={props.available} /> and is held{count}. You can cancel until work starts.
      </p>
      <Submit large name="verb" value="order">
        Order and hold the money
      </Submit>
    </div>
  );
}
