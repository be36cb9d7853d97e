/** Links of keyset pagination: back and on, without page numbers that would shift while people read. */

export interface PaginationProps {
  /** Addresses of the neighbouring pages; undefined on the first or last page. */
  previous?: string | undefined;
  next?: string | undefined;
  /** The name of the list, for the landmark: "Gigs". */
  label: string;
}

export function Pagination({ previous, next, label }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav className="pager" aria-label={`${label}: pages`}>
      {previous ? (
        <a className="btn" href={previous} rel="prev">
          <span aria-hidden="true">←</span> Previous
        </a>
      ) : (
        <span />
      )}
      {next ? (
        <a className="btn" href={next} rel="next">
          Next <span aria-hidden="true">→</span>
        </a>
      ) : null}
    </nav>
  );
}
