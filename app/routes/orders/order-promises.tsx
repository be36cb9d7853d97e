/** What each party of an order must do by when, and what happens otherwise. */
import { money } from "#app/domain/kernel/money.ts";
import type { OrderQuote } from "#app/domain/orders/order-quote.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Promises } from "./order-offer.ts";

export interface OrderPromisesProps {
  quoted: OrderQuote;
  promises: Promises;
  /** Until when the money counts as card money; null when it does not. */
  cardMoneyUntil: Date | null;
  sellerName: string;
  /** True when the gig asks questions whose answers the start waits for. */
  asks: boolean;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

export function OrderPromises(props: OrderPromisesProps) {
  const { promises, sellerName, quoted, cardMoneyUntil, asks } = props;
  const { startBy, deliveryDays, revisions, autoAcceptHours } = promises;
  return (
    <ul className="prose small stack">
      <li>
        {sellerName} must start by <When at={startBy} />; otherwise{" "}
        <Amount of={money(quoted.totalMicros, quoted.currency)} /> goes back to you.
        {asks
          ? " If you answer the questions later, that much time begins with your last answer."
          : ""}
      </li>
      <li>
        {sellerName} must deliver within {counted(deliveryDays, "day")} of the start. You can ask
        for {counted(revisions, "revision")}
        {quoted.quantity > 1 ? " of each task" : ""}.
      </li>
      <li>
        After a delivery you have {counted(autoAcceptHours / 24, "day")} to look at it. If you do
        nothing by then, it is accepted and {sellerName} is paid.
      </li>
      {cardMoneyUntil === null ? null : (
        <li>
          You pay with a recent card payment, so {sellerName} can withdraw these earnings on{" "}
          <When at={cardMoneyUntil} /> at the earliest. Nothing changes for you.
        </li>
      )}
      <li>
        The commission comes out of the price when {sellerName} is paid. Nothing is taken from money
        that goes back to you.
      </li>
    </ul>
  );
}
