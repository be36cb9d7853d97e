/** The sort orders of a list as links, so that each has an address. */

export interface SortLink {
  label: string;
  href: string;
  current: boolean;
}

export interface SortLinksProps {
  sorts: SortLink[];
  /** The page that says how each order is made. */
  explained?: string | undefined;
}

export function SortLinks({ sorts, explained }: SortLinksProps) {
  return (
    <nav aria-label="Sort by" className="cluster small">
      <span className="label" aria-hidden="true">
        Sort by
      </span>
      {sorts.map(({ label, href, current }) => (
        <a
          key={href}
          href={href}
          className={current ? "sort-here" : "link"}
          aria-current={current ? "true" : undefined}
        >
          {label}
        </a>
      ))}
      {explained === undefined ? null : (
        <a className="link soft" href={explained}>
          How results are sorted
        </a>
      )}
    </nav>
  );
}
