/** The orders that a record is computed from, one a row, without names and money. */
import type { BuyerFact, FactPage, SellerFact } from "#app/domain/reputation/public-facts.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import { writeDistance } from "#app/ui/page/when.tsx";

/** Of either side: its table shows its columns. */
type Row = Partial<SellerFact & BuyerFact> & { key: string };

const yes = (value: boolean | null = null) => (value === null ? "–" : value ? "yes" : "no");

const COLUMNS: Record<string, Column<Row>> = {
  ended: { key: "ended", label: "Ended in", head: true, cell: ({ endedIn }) => endedIn },
  paid: { key: "paid", label: "Paid", cell: ({ paid }) => yes(paid) },
  onTime: { key: "on-time", label: "On time", cell: ({ onTime }) => yes(onTime) },
  again: { key: "again", label: "Came back", cell: ({ again }) => yes(again) },
  decided: {
    key: "decided",
    label: "Accepted after",
    cell: ({ decideSeconds = null }) =>
      decideSeconds === null ? "–" : writeDistance(decideSeconds * 1000),
  },
  silence: { key: "silence", label: "By silence", cell: ({ bySilence }) => yes(bySilence) },
  revised: { key: "revised", label: "Revised", cell: ({ revised }) => yes(revised) },
  disputed: { key: "disputed", label: "Disputed", cell: ({ disputed }) => yes(disputed) },
  counted: {
    key: "counted",
    label: "Counts",
    cell: ({ counted }) => (counted ? "yes" : "no, same hands"),
  },
};

const OF = {
  seller: ["ended", "paid", "onTime", "again", "disputed", "counted"],
  buyer: ["ended", "paid", "decided", "silence", "revised", "disputed", "counted"],
};

export interface FactsTableProps {
  facts: FactPage;
  of: keyof typeof OF;
  /** The page's own address. */
  path: string;
}

export function FactsTable({ facts: { facts, next }, of, path }: FactsTableProps) {
  return (
    <>
      <Table<Row>
        caption="Orders"
        rows={facts.map((fact, place) => ({ ...fact, key: `${place}` }))}
        rowKey={({ key }) => key}
        columns={OF[of].flatMap((name) => COLUMNS[name] ?? [])}
        empty={
          <EmptyState title="No orders yet">
            No order that says something ended in the last 365 days.
          </EmptyState>
        }
      />
      <Pagination label="Orders" next={next === null ? undefined : `${path}?after=${next}#facts`} />
    </>
  );
}
