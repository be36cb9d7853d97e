/** The empty result of a search, with links to searches that find something. */
import { EmptyState } from "#app/ui/page/empty-state.tsx";

export function SearchNothing({
  suggestions,
}: {
  suggestions: Array<{ label: string; href: string }>;
}) {
  return (
    <EmptyState title="No gigs found">
      <p>No gig matches your whole search. You could try:</p>
      <ul className="mt-2">
        {suggestions.map(({ label, href }) => (
          <li key={href}>
            <a className="link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
