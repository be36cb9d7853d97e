/** The footer of every page: Farthing's promises, the pages that prove them, and the address for support. */
import { useZone } from "./zone.ts";

const LINKS = [
  { label: "About Farthing", href: "/welcome" },
  { label: "Help", href: "/help" },
  { label: "How the money moves", href: "/how-money-moves" },
  { label: "Commission", href: "/commission" },
  { label: "API", href: "/api" },
  { label: "For developers", href: "/developers/events" },
  { label: "Terms", href: "/terms" },
  { label: "Privacy", href: "/privacy" },
];

/** Says in which zone this page shows times. */
function ShownTimes() {
  const zone = useZone();
  if (zone === undefined || zone === "UTC") return "All times are UTC.";
  return `Times are in your time zone, ${zone.replaceAll("_", " ")}.`;
}

/** `support` is the address for support. */
export function SiteFooter({ support }: { support: string }) {
  return (
    <footer className="site-footer">
      <div className="page spread">
        <p className="max-w-sm">
          Every task has its own escrow. You can follow every cent. <ShownTimes />
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
            <li>
              <a className="link" href={`mailto:${support}`}>
                {support}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
