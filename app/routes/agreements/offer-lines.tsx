/** The lines of a version and its quote: the same table for both sides, in the preview and on the offer's page. */
import { money } from "#app/domain/kernel/money.ts";
import type { AgreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { QuoteTable } from "#app/ui/money/quote-table.tsx";
import { inDays } from "./in-days.ts";
import { Table } from "#app/ui/page/table.tsx";

export interface OfferLinesProps {
  quote: AgreedQuote;
  /** How many lines are funded at acceptance, from the first on. */
  funded: number;
}

export function OfferLines({ quote, funded }: OfferLinesProps) {
  const { lines, currency } = quote;
  const rows = lines.map((line, place) => ({ ...line, place: place + 1 }));
  const some = funded < lines.length;
  return (
    <>
      <Table
        caption="Lines of the offer"
        columns={[
          {
            key: "title",
            label: "Line",
            head: true,
            cell: ({ place, title, scope }) => (
              <>
                {place}. {title}
                {scope === "" ? null : (
                  <span className="small soft whitespace-pre-line font-normal block">{scope}</span>
                )}
              </>
            ),
          },
          { key: "days", label: "Days", kind: "figure", cell: (line) => inDays(line.days) },
          { key: "revisions", label: "Revisions", kind: "figure", cell: (line) => line.revisions },
          ...(some
            ? [
                {
                  key: "held",
                  label: "Held at acceptance",
                  cell: ({ place }: { place: number }) => (place <= funded ? "Yes" : "Not yet"),
                },
              ]
            : []),
          {
            key: "price",
            label: "Price",
            kind: "money",
            cell: ({ priceMicros }) => <Amount of={money(priceMicros, currency)} />,
          },
        ]}
        rows={rows}
        rowKey={({ place }) => `${place}`}
      />
      <QuoteTable
        price={money(quote.totalMicros, currency)}
        priceLabel="Price of all lines"
        commission={money(quote.commissionMicros, currency)}
        net={money(quote.netMicros, currency)}
        bps={quote.bps}
        caption="The quote. Both sides see the same."
      />
    </>
  );
}
