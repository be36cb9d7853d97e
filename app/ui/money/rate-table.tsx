/** The rates of one commission schedule, the general rate first. Only staff see the names of agreed rates. */
import type { PublishedRate } from "#app/domain/commission/schedule-history.ts";
import { percent } from "./quote-table.tsx";
import { Table } from "#app/ui/page/table.tsx";

export interface RateTableProps {
  caption: string;
  rates: PublishedRate[];
}

function whose(rate: PublishedRate, only: boolean): string {
  const where = rate.categoryName ?? rate.categoryId;
  if (rate.handle !== null)
    return where === null
      ? `Agreed with ${rate.handle}`
      : `Agreed with ${rate.handle}, in ${where}`;
  return where ?? (only ? "Everything" : "Everything else");
}

export function RateTable({ caption, rates }: RateTableProps) {
  return (
    <Table
      caption={caption}
      rows={rates}
      rowKey={(rate) => `${rate.categoryId ?? ""} ${rate.handle ?? ""}`}
      columns={[
        {
          key: "whose",
          label: "Sold in",
          head: true,
          cell: (rate) => whose(rate, rates.length === 1),
        },
        { key: "rate", label: "Commission", kind: "figure", cell: (rate) => percent(rate.bps) },
      ]}
    />
  );
}
