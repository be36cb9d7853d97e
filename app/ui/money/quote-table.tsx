/** The frozen quote that both parties see: the buyer's price, Farthing's commission, the freelancer's net. */
import type { Money } from "#app/domain/kernel/money.ts";
import { Amount } from "./money.tsx";

export interface QuoteLine {
  label: string;
  amount: Money;
}

export interface QuoteTableProps {
  price: Money;
  /** Where the price is not held, or not all of it. */
  priceLabel?: string | undefined;
  commission: Money;
  net: Money;
  /** The commission's rate in basis points: 1000 is 10 %. */
  bps: number;
  /** The parts of the price: package, extras, pieces. */
  lines?: QuoteLine[] | undefined;
  caption?: string | undefined;
}

/** `10 %`, `7.25 %`. */
export function percent(bps: number): string {
  return `${bps / 100} %`;
}

function Line({ label, amount, sum }: QuoteLine & { sum?: boolean }) {
  return (
    <tr className={sum ? "quote-sum" : undefined}>
      <th scope="row">{label}</th>
      <td>
        <Amount of={amount} />
      </td>
    </tr>
  );
}

export function QuoteTable(props: QuoteTableProps) {
  const { price, priceLabel = "Price, held in escrow", commission, net, bps, lines = [] } = props;
  return (
    <table className="quote">
      <caption className="sr-only">{props.caption ?? "The price"}</caption>
      <tbody>
        {lines.map((line) => (
          <Line key={line.label} {...line} />
        ))}
        <Line label={priceLabel} amount={price} sum />
        <Line label={`Commission, ${percent(bps)} of the price`} amount={commission} />
        <Line label="The freelancer gets" amount={net} sum />
      </tbody>
    </table>
  );
}
