/** The terms both parties agreed to when an order was placed: brief, periods, and the quote line by line. */
import { money } from "#app/domain/kernel/money.ts";
import type { OrderView } from "#app/domain/orders/order-page.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { EarningsWhen } from "#app/ui/money/earnings-when.tsx";
import { QuoteTable } from "#app/ui/money/quote-table.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { BuyerName } from "#app/ui/work/buyer-name.tsx";
import { SellerName } from "#app/ui/work/seller-name.tsx";
import { When } from "#app/ui/page/when.tsx";

export function OrderAgreement({ order, now }: { order: OrderView; now: Date }) {
  const amount = (micros: bigint) => money(micros, order.currency);
  // The terms of a large order that was called off no longer hold.
  const over = order.filling !== null && order.filling.state !== "filling";
  const promises = [
    {
      term: "Accepted automatically",
      value: `${order.autoAcceptHours / 24} days after a delivery, if the buyer does nothing`,
    },
    { term: "Earnings", value: <EarningsWhen terms={order} now={now} /> },
  ];
  return (
    <>
      <Section title="The order">
        <DefinitionList
          items={[
            { term: "Buyer", value: <BuyerName buyer={order.buyer} /> },
            {
              term: "Freelancer",
              value: (
                <SellerName freelancer={order.freelancer} awayUntil={order.freelancerAwayUntil} />
              ),
            },
            { term: "Ordered", value: <When at={order.placedAt} /> },
            ...(over ? [] : promises),
            ...(order.reference === null
              ? []
              : [{ term: "Your reference", value: order.reference }]),
            {
              term: "Brief",
              value: (
                <span className="whitespace-pre-line">
                  {order.brief === "" ? "The buyer wrote no brief." : order.brief}
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Section title={order.agreed ? "The agreement" : "The quote"}>
        <QuoteTable
          {...(order.agreed ? { priceLabel: "Price agreed" } : {})}
          price={amount(order.totalMicros)}
          commission={amount(order.commissionMicros)}
          net={amount(order.totalMicros - order.commissionMicros)}
          bps={order.commissionBps}
          lines={order.lines.map((line) => ({
            label: line.label,
            amount: amount(BigInt(line.micros)),
          }))}
        />
      </Section>
    </>
  );
}
