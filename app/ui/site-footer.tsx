/** The foot of every page: what Farthing promises, and the pages that prove it. */

const LINKS = [
  { label: "Commission schedule", href: "/commission" },
  { label: "Gigs", href: "/gigs" },
  { label: "API", href: "/api" },
  { label: "Events for programs", href: "/developers/events" },
];

export function SiteFooter({ support }: { support: string }) {
  return (
    <footer className="site-footer">
      <div className="page spread">
        <p className="max-w-md">
          Every task has its own escrow. Every cent can be followed. All times are UTC. Something is
          not right? Write to{" "}
          <a className="link" href={`mailto:${support}`}>
            {support}
          </a>
          .
        </p>
        <nav aria-label="Foot">
          <ul>
            {LINKS.map((link) => (
              <li key={link.href}>
                <a className="link" href={link.href}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
