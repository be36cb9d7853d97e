/** Shows where money went: a drawing on wide pages, a list of steps on narrow ones, and always the table. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { TRANSFER_KINDS } from "#app/domain/ledger/transfer-kinds.ts";
import { Amount } from "./money.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { TrailDrawing } from "./trail-drawing.tsx";
import { accountWords, mapTrail } from "./trail-map.ts";
import type { Band, TrailTransfer } from "./trail-map.ts";
import { When } from "#app/ui/page/when.tsx";

export type { TrailTransfer } from "./trail-map.ts";

export interface MoneyTrailProps {
  /** Oldest first. Each currency gets its own drawing. */
  transfers: TrailTransfer[];
  /** Shows the table unfolded: for statements and case files. */
  open?: boolean | undefined;
}

/** The ledger's words for a transfer kind; an unlisted kind is shown as it is. */
function kindWords(kind: string): string {
  const rows: Record<string, { label: string }> = TRANSFER_KINDS;
  return rows[kind]?.label ?? kind;
}

function Steps({ bands, currency }: { bands: Band[]; currency: Currency }) {
  return (
    <ol className="trail-steps">
      {bands.map((band) => (
        <li key={`${band.from.key}-${band.to.key}`}>
          <span>
            {band.from.name} <span aria-hidden="true">→</span>
            <span className="sr-only">to</span> {band.to.name}
            {band.count > 1 ? <span className="soft small"> ({band.count} transfers)</span> : null}
          </span>
          <Amount of={{ micros: band.micros, currency }} />
        </li>
      ))}
    </ol>
  );
}

function Transfers({ transfers }: { transfers: TrailTransfer[] }) {
  return (
    <Table
      caption="Every transfer of this trail"
      rows={transfers}
      rowKey={(transfer) => transfer.id}
      columns={[
        { key: "at", label: "When", cell: (transfer) => <When at={transfer.at} /> },
        {
          key: "kind",
          label: "What",
          head: true,
          cell: (transfer) => kindWords(transfer.kind),
        },
        { key: "from", label: "From", cell: (transfer) => accountWords(transfer.from) },
        { key: "to", label: "To", cell: (transfer) => accountWords(transfer.to) },
        {
          key: "amount",
          label: "Amount",
          kind: "money",
          cell: (transfer) => <Amount of={transfer} />,
        },
      ]}
    />
  );
}

export function MoneyTrail({ transfers, open = false }: MoneyTrailProps) {
  const currencies = [...new Set(transfers.map((transfer) => transfer.currency))];
  return (
    <div className="stack">
      {currencies.map((currency) => {
        const map = mapTrail(transfers.filter((transfer) => transfer.currency === currency));
        if (map.bands.length === 0) return null;
        const label = `Money trail in ${currency}; the steps are listed in the table below.`;
        return (
          <div key={currency} className="trail">
            <TrailDrawing {...map} currency={currency} label={label} />
            <Steps bands={map.bands} currency={currency} />
          </div>
        );
      })}
      <details className="fold" open={open}>
        <summary>Every transfer as a table ({transfers.length})</summary>
        <Transfers transfers={transfers} />
      </details>
    </div>
  );
}
