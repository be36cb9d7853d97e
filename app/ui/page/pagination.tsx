/** Keyset paging: a link back, a link on, never a page number that shifts under the reader. */

export interface PaginationProps {
  /** Addresses of the neighbouring pages; leave out the one that does not exist. */
  previous?: string | undefined;
  next?: string | undefined;
  /** What is paged, for the landmark's name: "Gigs". */
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
