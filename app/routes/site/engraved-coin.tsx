/** Draws the large farthing: a rosette of fine lines as on a banknote, cut crosswise, with one quarter solid. */

const CENTRE = 200;

/** A rosette: a circle whose radius oscillates `petals` times around; drawn as one closed line of short strokes. */
function rosette(radius: number, depth: number, petals: number, turn: number): string {
  const points: string[] = [];
  for (let step = 0; step < 240; step += 1) {
    const angle = (step / 240) * 2 * Math.PI;
    const r = radius + depth * Math.cos(petals * angle + turn);
    const x = CENTRE + r * Math.cos(angle);
    const y = CENTRE + r * Math.sin(angle);
    points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return `M${points.join("L")}Z`;
}

/** Computed once: the drawing never changes. */
const LINES = [0, 1, 2, 3, 4, 5].map((ring) => rosette(122, 34, 12, (ring * Math.PI) / 3));
const HEART = [0, 1, 2, 3].map((ring) => rosette(50, 22, 8, (ring * Math.PI) / 2));

export function EngravedCoin() {
  return (
    <svg className="coin-l" viewBox="0 0 400 400" aria-hidden="true" focusable="false">
      <path className="coin-quarter" d="M208 192V10A190 190 0 0 1 390 192Z" />
      <circle className="coin-line" cx="200" cy="200" r="190" strokeWidth="2" />
      <circle
        className="coin-line"
        cx="200"
        cy="200"
        r="182"
        strokeWidth="9"
        strokeDasharray="1.6 3.165"
      />
      <circle className="coin-line" cx="200" cy="200" r="172" strokeWidth="1" />
      {LINES.map((d) => (
        <path key={d.slice(0, 14)} className="coin-line coin-fine" d={d} strokeWidth="0.8" />
      ))}
      {HEART.map((d) => (
        <path key={d.slice(0, 14)} className="coin-line coin-fine" d={d} strokeWidth="0.8" />
      ))}
      <path className="coin-cut" d="M200 0V400M0 200H400" strokeWidth="11" />
    </svg>
  );
}
