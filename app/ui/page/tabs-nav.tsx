/** Views of one thing, each with its own address. They are links, so they work without a script and in new windows. */

export interface Tab {
  label: string;
  href: string;
  /** A text where the count has an end: `99+`. */
  count?: number | string | undefined;
}

export function TabsNav({ label, tabs, current }: { label: string; tabs: Tab[]; current: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.href === current ? "page" : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span className="choice-count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
