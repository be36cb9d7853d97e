/** The sort orders of a list as links, so that each has an address. */

export interface SortLink {
  label: string;
  href: string;
  current: boolean;
}

export function SortLinks({ sorts }: { sorts: SortLink[] }) {
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
    </nav>
  );
}
