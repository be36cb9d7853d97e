/** One to five stars, drawn; screen readers get the number. */
import { MOST_STARS } from "#app/domain/reviews/review-marks.ts";

/** One star in relative moves, so that the next begins 24 further. */
const ONE = "l3.1 6.6 7.2 .9-5.3 5 1.4 7.1-6.4-3.5-6.4 3.5 1.4-7.1-5.3-5 7.2-.9z";

function row(from: number, to: number): string {
  return Array.from(
    { length: to - from },
    (_, place) => `M${12 + 24 * (from + place)} 2${ONE}`,
  ).join("");
}

/** A star before a score that is written beside it. */
export function ScoreStar() {
  return (
    <svg className="score-star" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path className="star-on" d={row(0, 1)} />
    </svg>
  );
}

export function Stars({ of }: { of: number }) {
  return (
    <span className="stars">
      <svg viewBox={`0 0 ${24 * MOST_STARS} 24`} aria-hidden="true" focusable="false">
        <path className="star-on" d={row(0, of)} />
        {of < MOST_STARS ? <path className="star-off" d={row(of, MOST_STARS)} /> : null}
      </svg>
      <span className="sr-only">{`${of} of ${MOST_STARS} stars`}</span>
    </span>
  );
}
