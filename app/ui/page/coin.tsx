/** The logo: a penny cut crosswise, one quarter struck in copper. A farthing is a "fourth-thing", a quarter of a penny. */

const QUARTER = "M17.6 14.4V2.7A13.3 13.3 0 0 1 29.3 14.4Z";
const REST = [
  "M14.4 14.4V2.7A13.3 13.3 0 0 0 2.7 14.4Z",
  "M14.4 17.6V29.3A13.3 13.3 0 0 1 2.7 17.6Z",
  "M17.6 17.6V29.3A13.3 13.3 0 0 0 29.3 17.6Z",
];

/** The small logo beside the name; decoration only, so screen readers skip it. */
export function Coin() {
  return (
    <svg className="coin" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className="coin-quarter" d={QUARTER} />
      {REST.map((d) => (
        <path key={d} className="coin-line" d={d} strokeWidth="1.4" strokeLinejoin="round" />
      ))}
    </svg>
  );
}
