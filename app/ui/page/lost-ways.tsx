/** What to do at an address without a page: search, well-known places, the address for support. */
import { Submit } from "#app/ui/forms/submit.tsx";

const PLACES = [
  { label: "Browse all gigs by category", href: "/gigs" },
  { label: "Your orders", href: "/orders" },
  { label: "What you sell", href: "/selling" },
  { label: "Your wallet", href: "/wallet" },
  { label: "Help", href: "/help" },
];

export function LostWays({ support }: { support: string | undefined }) {
  return (
    <div className="stack">
      <p>
        The address may be mistyped, the page may have been removed, or it belongs to another
        account. If the link was to a page of your own, check that you are signed in with the right
        account.
      </p>
      <form action="/gigs" method="get" role="search" className="cluster" aria-label="Search again">
        <input
          className="input"
          type="search"
          name="q"
          aria-label="Search gigs"
          placeholder="Search gigs"
        />
        <Submit>Search</Submit>
      </form>
      <ul>
        {PLACES.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        {support === undefined ? null : (
          <li>
            <a href={`mailto:${support}`}>Write to {support}</a>
          </li>
        )}
      </ul>
    </div>
  );
}
