/** The first few gigs of an import, as they would be saved. */
import { isCurrency, money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";

export interface ImportSample {
  line: number;
  title: string;
  handle: string;
  category: string;
  currency: string;
  priceMicros: string;
}

export function ImportSamples({ samples }: { samples: ImportSample[] }) {
  if (samples.length === 0) return null;
  return (
    <Section title="How they will look" note="The first few." wide>
      <Table
        caption="The first gigs of the file"
        columns={[
          { key: "title", label: "Gig", head: true, cell: ({ title }) => title },
          { key: "handle", label: "Freelancer", cell: ({ handle }) => handle },
          { key: "category", label: "Category", cell: ({ category }) => category },
          {
            key: "price",
            label: "Price",
            kind: "money",
            cell: ({ currency, priceMicros }) => (
              <Amount of={money(BigInt(priceMicros), isCurrency(currency) ? currency : "USD")} />
            ),
          },
        ]}
        rows={samples}
        rowKey={({ line }) => `${line}`}
      />
    </Section>
  );
}
