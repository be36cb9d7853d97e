/** Searches beside the present one, under its results. */
import type { RelatedSearch } from "./related-searches.ts";

export function RelatedList({ related }: { related: RelatedSearch[] }) {
  if (related.length === 0) return null;
  return (
    <nav aria-labelledby="related-searches" className="related">
      <h2 id="related-searches" className="label">
        Related searches
      </h2>
      <ul className="cluster">
        {related.map(({ label, href }) => (
          <li key={href}>
            <a className="link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
