/** The frozen quote, the promises of both parties, and the button that funds the order. Part of the order's form. */
import type { Money } from "#app/domain/kernel/money.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { QuoteTable } from "#app/ui/money/quote-table.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { OrderPromises } from "./order-promises.tsx";
import type { OrderPromisesProps } from "./order-promises.tsx";

export interface OrderConfirmationProps extends OrderPromisesProps {
  available: Money;
  own: boolean;
  total: string;
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
      <OrderPromises {...props} />
      {props.own ? (
        <Notice kind="info">This is your own gig, so you cannot order it.</Notice>
      ) : enough ? (
        <PlaceFields {...props} />
      ) : (
        <ShortBalance available={available} total={total} />
      )}
    </div>
  );
}

/** A button of the form, not a link: it takes along what was typed and added. */
function ShortBalance({ available, total }: { available: Money; total: Money }) {
  return (
    <Notice kind="warning" title="Your balance is too small">
      <p>
        You have <Amount of={available} />; this order needs <Amount of={total} />. Your brief and
        your files are saved here while you add money.
      </p>
      <p className="mt-3">
        <Submit name="verb" value="deposit" skipChecks>
          Add the missing amount
        </Submit>
      </p>
    </Notice>
  );
}

function PlaceFields({ quoted, promises, available, total }: OrderConfirmationProps) {
  const count = quoted.quantity === 1 ? "" : ` in ${quoted.quantity.toLocaleString("en")} escrows`;
  return (
    <div className="form">
      <input type="hidden" name="total" value={total} />
      <input type="hidden" name="deliveryDays" value={promises.deliveryDays} />
      <input type="hidden" name="revisions" value={promises.revisions} />
      <p className="small">
        <Amount of={money(quoted.totalMicros, quoted.currency)} /> moves from your balance of{" "}
        <Amount of={available} /> and is held{count}. You can cancel until work starts.
      </p>
      <Submit large name="verb" value="order">
        Order and hold the money
      </Submit>
    </div>
  );
}
