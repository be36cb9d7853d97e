/** Draws the money trail: stations in columns, joined by bands as thick as the money they carried. */
import { formatMoney } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Band, Station } from "./trail-map.ts";

const WIDE = 132;
const TALL = 58;
const GAP = 100;
const STEP = 96;
const TOP = 34;
/** The most characters in a station; six decimals are drawn closer together. */
const FITTING = 15;

const left = (station: Station) => station.column * (WIDE + GAP) + 2;
const middle = (station: Station) => TOP + station.row * STEP + TALL / 2;

interface Stroke {
  path: string;
  labelX: number;
  labelY: number;
  back: boolean;
}

/** Neighbours are joined by straight bands. Bands that go back pass below; bands that skip a column pass above. */
function strokeOf(band: Band, offset: number): Stroke {
  const { from, to } = band;
  const y1 = middle(from) + offset;
  const y2 = middle(to);
  if (to.column === from.column + 1) {
    const x1 = left(from) + WIDE;
    const x2 = left(to);
    const bend = (x1 + x2) / 2;
    const labelY = from.row === to.row ? y1 - band.width / 2 - 6 : (y1 + y2) / 2 + 4;
    return {
      path: `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`,
      labelX: bend,
      labelY,
      back: false,
    };
  }
  const back = to.column <= from.column;
  const x1 = left(from) + WIDE / 2;
  const x2 = left(to) + WIDE / 2;
  const edge = back ? TALL / 2 : -TALL / 2;
  const dip = back ? 58 : -44;
  const [a, b] = [middle(from) + edge, middle(to) + edge];
  return {
    path: `M${x1} ${a}C${x1} ${a + dip} ${x2} ${b + dip} ${x2} ${b}`,
    labelX: (x1 + x2) / 2,
    labelY: (a + b) / 2 + dip * 0.75 + 5,
    back,
  };
}

/** Sorts the bands that leave a station side by side; those to higher stations come first. */
function offsets(bands: Band[]): Map<Band, number> {
  const result = new Map<Band, number>();
  for (const station of new Set(bands.map((band) => band.from))) {
    const forward = bands
      .filter((band) => band.from === station && band.to.column === station.column + 1)
      .toSorted((a, b) => a.to.row - b.to.row);
    let y = -forward.reduce((sum, band) => sum + band.width, 0) / 2;
    for (const band of forward) {
      result.set(band, y + band.width / 2);
      y += band.width;
    }
  }
  return result;
}

/** What a station holds, gave or got. A trail starts without the earlier balance, so its start shows only what left and came back. */
function stationWords({ holds, outside }: Station, starts: boolean, currency: Currency): string {
  const amount = formatMoney({ micros: holds < 0n ? -holds : holds, currency });
  if (holds < 0n) return `gave ${amount}`;
  if (outside) return `got ${amount}`;
  return starts && holds === 0n ? "got all back" : `holds ${amount}`;
}

/** `starts`: no station of the trail is before this one. */
function StationBox(props: { station: Station; starts: boolean; currency: Currency }) {
  const { station, starts, currency } = props;
  const x = left(station);
  const y = middle(station) - TALL / 2;
  const words = stationWords(station, starts, currency);
  const short = words.replace(` ${currency}`, "");
  return (
    <g>
      <rect
        className={station.outside ? "trail-station trail-station-outside" : "trail-station"}
        x={x}
        y={y}
        width={WIDE}
        height={TALL}
        rx="2"
      />
      <text className="trail-name" x={x + WIDE / 2} y={y + 25} textAnchor="middle">
        {station.name}
      </text>
      <text
        className="trail-holds"
        x={x + WIDE / 2}
        y={y + 44}
        textAnchor="middle"
        textLength={short.length > FITTING ? WIDE - 12 : undefined}
        lengthAdjust="spacingAndGlyphs"
      >
        {short}
      </text>
    </g>
  );
}

export interface TrailDrawingProps {
  stations: Station[];
  bands: Band[];
  currency: Currency;
  /** The drawing in words, for people who cannot see it. */
  label: string;
}

export function TrailDrawing({ stations, bands, currency, label }: TrailDrawingProps) {
  const columns = Math.max(...stations.map((station) => station.column)) + 1;
  const rows = Math.max(...stations.map((station) => station.row)) + 1;
  const goesBack = bands.some((band) => band.to.column <= band.from.column);
  const width = columns * (WIDE + GAP) - GAP + 4;
  const height = TOP + (rows - 1) * STEP + TALL + (goesBack && rows === 1 ? 62 : 14);
  const shift = offsets(bands);
  const drawn = bands.map((band) => ({ band, stroke: strokeOf(band, shift.get(band) ?? 0) }));
  return (
    <svg
      className={`trail-drawing-${columns}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {drawn.map(({ band, stroke }) => (
        <path
          key={`${band.from.key}-${band.to.key}`}
          className={stroke.back ? "trail-band trail-band-back" : "trail-band"}
          d={stroke.path}
          strokeWidth={band.width}
        />
      ))}
      {stations.map((station) => (
        <StationBox
          key={station.key}
          station={station}
          starts={stations.every(({ column }) => column >= station.column)}
          currency={currency}
        />
      ))}
      {drawn.map(({ band, stroke }) => (
        <text
          key={`${band.from.key}-${band.to.key}`}
          className="trail-carried"
          x={stroke.labelX}
          y={stroke.labelY}
          textAnchor="middle"
        >
          {formatMoney({ micros: band.micros, currency }).replace(` ${currency}`, "")}
        </text>
      ))}
    </svg>
  );
}
