/** What a buyer can order of a gig: packages or a price by the piece, with the freelancer's net. */
import { quote } from "#app/domain/commission/quote.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { commissionNote, days } from "./offer-words.ts";
import { Section } from "#app/ui/page/section.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import { UnitOrder } from "./unit-order.tsx";

export interface OfferedPackage {
  tier: "basic" | "standard" | "premium";
  title: string;
  description: string;
  priceMicros: bigint;
  deliveryDays: number;
  revisions: number;
}

export interface GigOfferProps {
  gig: {
    id: string;
    kind: "package" | "unit";
    currency: Currency;
    fromMicros: bigint;
    deliveryDays: number;
    unitName: string | null;
  };
  packages: OfferedPackage[];
  extras: Array<{ id: string; title: string; priceMicros: bigint; extraDays: number }>;
  bps: number;
  orderable: boolean;
}

const TIER_WORDS = { basic: "Basic", standard: "Standard", premium: "Premium" } as const;

export function GigOffer({ gig, packages, extras, bps, orderable }: GigOfferProps) {
  if (gig.kind === "unit") return <UnitOrder gig={gig} bps={bps} />;
  return (
    <>
      <Section
        title={packages.length === 1 ? "The package" : "Packages"}
        note={commissionNote(bps)}
        wide
      >
        <Table
          caption="Packages compared"
          columns={packageColumns(gig, bps, orderable)}
          rows={packages}
          rowKey={({ tier }) => tier}
        />
      </Section>
      {extras.length > 0 && (
        <Section
          title="Extras"
          note="Chosen when you order; each adds to the price and the days."
          wide
        >
          <Table
            caption="Extras"
            columns={[
              { key: "title", label: "Extra", head: true, cell: ({ title }) => title },
              {
                key: "days",
                label: "Adds",
                kind: "figure",
                cell: ({ extraDays }) => (extraDays === 0 ? "no time" : days(extraDays)),
              },
              {
                key: "price",
                label: "Price",
                kind: "money",
                cell: ({ priceMicros }) => <Amount of={money(priceMicros, gig.currency)} />,
              },
            ]}
            rows={extras}
            rowKey={({ id }) => id}
          />
        </Section>
      )}
    </>
  );
}

function packageColumns(
  gig: GigOfferProps["gig"],
  bps: number,
  orderable: boolean,
): Array<Column<OfferedPackage>> {
  const columns: Array<Column<OfferedPackage>> = [
    {
      key: "package",
      label: "Package",
      head: true,
      cell: ({ tier, title, description }) => (
        <>
          <span className="label">{TIER_WORDS[tier]}</span>
          <br />
          {title}
          {description !== "" && (
            <span className="soft small block font-normal">{description}</span>
          )}
        </>
      ),
    },
    { key: "delivery", label: "Delivery", kind: "figure", cell: (each) => days(each.deliveryDays) },
    {
      key: "revisions",
      label: "Revisions",
      kind: "figure",
      cell: (each) => (each.revisions === 0 ? "none" : each.revisions),
    },
    {
      key: "net",
      label: "Freelancer gets",
      kind: "figure",
      cell: (each) => <Amount of={money(quote(each.priceMicros, bps).netMicros, gig.currency)} />,
    },
    {
      key: "price",
      label: "Price",
      kind: "money",
      cell: (each) => <Amount of={money(each.priceMicros, gig.currency)} size="m" />,
    },
  ];
  if (orderable)
    columns.push({
      key: "order",
      label: "Order",
      labelHidden: true,
      kind: "figure",
      cell: ({ tier }) => (
        <ButtonLink href={`/gigs/${gig.id}/order?package=${tier}`}>
          Order<span className="sr-only"> {TIER_WORDS[tier]}</span>
        </ButtonLink>
      ),
    });
  return columns;
}
