/** A count beside a link of the navigation: a bare figure for the eye, with its meaning for screen readers. */
import type { NavCounts } from "#app/domain/home/nav-counts.ts";

const MEANING: Record<keyof NavCounts, string> = {
  notices: "unread",
  messages: "unread",
  orders: "waiting for you",
  selling: "waiting for you",
};

export function NavCount({ of, count }: { of: keyof NavCounts; count: number }) {
  if (count === 0) return null;
  return (
    <span className="nav-count">
      {count > 99 ? "99+" : count}
      <span className="sr-only"> {MEANING[of]}</span>
    </span>
  );
}
