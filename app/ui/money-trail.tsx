/** Where the money went: a drawing where there is room, a list of steps where there is not, and always the table. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { Amount } from "./money.tsx";
import { Table } from "./table.tsx";
import { TrailDrawing } from "./trail-drawing.tsx";
import { accountWords, mapTrail } from "./trail-map.ts";
import type { Band, TrailTransfer } from "./trail-map.ts";
import { When } from "./when.tsx";

export type { TrailTransfer } from "./trail-map.ts";

export interface MoneyTrailProps {
  /** Oldest first. Several currencies make several drawings. */
  transfers: TrailTransfer[];
  /** Shows the table unfolded: for statements and case files. */
  open?: boolean | undefined;
}

/** Transfer kinds in words; one not listed is shown as it is written. */
const KIND: Record<string, string> = {
  deposit: "Deposit by card",
  "escrow.fund": "Put in escrow",
  "escrow.release": "Released to the freelancer",
  "escrow.commission": "Commission",
  "escrow.refund": "Refunded to the buyer",
  "earnings.clear": "Earnings cleared",
  "payout.sweep": "Set aside for payout",
  "payout.settle": "Arrived at the bank",
  "payout.return": "Came back from the bank",
  chargeback: "Charged back",
  "chargeback.won": "Chargeback won",
  "processor.fee": "Processing cost",
  reversal: "Reversal",
};

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
          cell: (transfer) => KIND[transfer.kind] ?? transfer.kind,
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
