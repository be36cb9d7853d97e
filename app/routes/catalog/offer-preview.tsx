/** A table of each price of a gig: what the buyer pays, the commission, and the freelancer's net. */
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";

export interface OfferPreviewLine {
  label: string;
  currency: Currency;
  priceMicros: bigint;
  commissionMicros: bigint;
  netMicros: bigint;
  bps: number;
}

export function OfferPreview({ lines }: { lines: OfferPreviewLine[] }) {
  const bps = lines[0]?.bps ?? 0;
  if (lines.length === 0) return null;
  return (
    <Section
      title="What you get"
      note={`At today's commission of ${bps / 100} %. Orders keep the rate they were placed at.`}
    >
      <Table
        caption="What you get for each price"
        columns={[
          { key: "label", label: "Offer", head: true, cell: ({ label }) => label },
          {
            key: "price",
            label: "Buyer pays",
            kind: "figure",
            cell: (each) => <Amount of={money(each.priceMicros, each.currency)} />,
          },
          {
            key: "commission",
            label: "Commission",
            kind: "figure",
            cell: (each) => <Amount of={money(each.commissionMicros, each.currency)} />,
          },
          {
            key: "net",
            label: "You get",
            kind: "money",
            cell: (each) => <Amount of={money(each.netMicros, each.currency)} />,
          },
        ]}
        rows={lines}
        rowKey={({ label }) => label}
      />
    </Section>
  );
}
