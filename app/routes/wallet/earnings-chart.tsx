/** Draws amounts over time as bars, on the server; a table below has the same figures. */
import { moneyParts } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { permille, roundUpNicely } from "#app/ui/money/share.ts";
import { Table } from "#app/ui/page/table.tsx";

export interface ChartBar {
  /** The short label under the bar: "Jan", "W 12". */
  label: string;
  /** The long label in the table: "January 2026". */
  period?: string | undefined;
  micros: bigint;
  /** True for the current period, which is drawn as an outline. */
  running?: boolean | undefined;
}

export interface EarningsChartProps {
  title: string;
  currency: Currency;
  bars: ChartBar[];
}

/** A short amount for an axis, without the currency's code. */
function axisWords(micros: bigint, currency: Currency): string {
  const { symbol, units, minor, sub } = moneyParts({ micros, currency });
  return micros % 1_000_000n === 0n ? `${symbol}${units}` : `${symbol}${units}${minor}${sub}`;
}

function Bars({ bars, top }: { bars: ChartBar[]; top: bigint }) {
  const pitch = 1000 / bars.length;
  return (
    <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {[0, 500].map((y) => (
        <line key={y} className="chart-rule" x1="0" x2="1000" y1={y} y2={y} />
      ))}
      {bars.map((bar, index) => {
        const height = permille(bar.micros, top);
        return (
          <rect
            key={bar.label}
            className={bar.running ? "chart-bar chart-bar-now" : "chart-bar"}
            x={index * pitch + pitch * 0.18}
            y={1000 - height}
            width={pitch * 0.64}
            height={height}
          />
        );
      })}
      <line className="chart-base" x1="0" x2="1000" y1="1000" y2="1000" />
    </svg>
  );
}

export function EarningsChart({ title, currency, bars }: EarningsChartProps) {
  const most = bars.reduce((max, bar) => (bar.micros > max ? bar.micros : max), 0n);
  const top = roundUpNicely(most);
  return (
    <figure className="chart">
      <figcaption className="label">{title}</figcaption>
      <div className="chart-plot" aria-hidden="true">
        <div className="chart-scale">
          <span>{axisWords(top, currency)}</span>
          <span>{axisWords(top / 2n, currency)}</span>
          <span>{axisWords(0n, currency)}</span>
        </div>
        <Bars bars={bars} top={top} />
        <div className="chart-labels">
          {bars.map((bar) => (
            <span key={bar.label}>{bar.label}</span>
          ))}
        </div>
      </div>
      <details className="fold">
        <summary>The same as a table</summary>
        <Table
          caption={title}
          rows={bars}
          rowKey={(bar) => bar.period ?? bar.label}
          columns={[
            { key: "period", label: "Period", head: true, cell: (bar) => bar.period ?? bar.label },
            {
              key: "amount",
              label: "Amount",
              kind: "money",
              cell: (bar) => <Amount of={{ micros: bar.micros, currency }} />,
            },
          ]}
        />
      </details>
    </figure>
  );
}
