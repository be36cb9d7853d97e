/** A count beside a link of the navigation: a bare figure for the eye, with its meaning for screen readers. It keeps itself up to date. */
import { LIVE_TOPICS } from "#app/ui/live/live-topics.ts";
import type { NavCounts } from "#app/domain/home/nav-counts.ts";

const MEANING: Record<keyof NavCounts, string> = {
  notices: "unread",
  messages: "unread",
  orders: "waiting for you",
  selling: "waiting for you",
};

export function NavCount({ of, count }: { of: keyof NavCounts; count: number }) {
  return (
    <span className="live-part" data-live={`count-${of}`} data-on={LIVE_TOPICS.everything}>
      {count === 0 ? null : (
        <span className="nav-count">
          {count > 99 ? "99+" : count}
          <span className="sr-only"> {MEANING[of]}</span>
        </span>
      )}
    </span>
  );
}
