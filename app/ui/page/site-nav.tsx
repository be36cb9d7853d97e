/** The site's navigation for each audience; on phones a native menu, so that it opens without a script. */
import type { LayoutViewer } from "./site-header.tsx";

interface Way {
  label: string;
  href: string;
}

const VISITOR: Way[] = [
  { label: "Find work done", href: "/gigs" },
  { label: "Commission", href: "/commission" },
  { label: "Sign in", href: "/sign-in" },
  { label: "Join", href: "/sign-up" },
];

const MEMBER: Way[] = [
  { label: "Gigs", href: "/gigs" },
  { label: "Orders", href: "/orders" },
  { label: "Selling", href: "/selling" },
  { label: "Wallet", href: "/wallet" },
];

/** A suspended person has one page. */
const SUSPENDED: Way[] = [{ label: "Your suspended account", href: "/suspended" }];

const STAFF: Way = { label: "Staff", href: "/admin" };

/** True when the path is at or below the link's address. */
function isHere(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

function WayLink({ way, path }: { way: Way; path: string }) {
  return (
    <a href={way.href} aria-current={isHere(path, way.href) ? "page" : undefined}>
      {way.label}
    </a>
  );
}

function NoticesLink({ notices, path }: { notices: number; path: string }) {
  return (
    <a href="/notices" aria-current={isHere(path, "/notices") ? "page" : undefined}>
      Notices
      {notices > 0 ? (
        <span className="nav-count">
          {notices > 99 ? "99+" : notices}
          <span className="sr-only"> unread</span>
        </span>
      ) : null}
    </a>
  );
}

function waysOf(viewer: LayoutViewer): Way[] {
  if (viewer === null) return VISITOR;
  if (viewer.role === "suspended") return SUSPENDED;
  return viewer.role === "staff" ? [...MEMBER, STAFF] : MEMBER;
}

function PersonMenu({ viewer, path }: { viewer: NonNullable<LayoutViewer>; path: string }) {
  return (
    <details className="nav-more" name="site-person">
      <summary>{viewer.name}</summary>
      <ul>
        {viewer.role === "suspended" ? null : (
          <li>
            <WayLink way={{ label: "Settings", href: "/settings" }} path={path} />
          </li>
        )}
        <li>
          <form method="post" action="/sign-out">
            <button type="submit" className="nav-button">
              Sign out
            </button>
          </form>
        </li>
      </ul>
    </details>
  );
}

export interface SiteNavProps {
  viewer: LayoutViewer;
  notices: number;
  path: string;
}

export function SiteNav({ viewer, notices, path }: SiteNavProps) {
  const ways = waysOf(viewer);
  return (
    <details className="site-menu">
      <summary className="btn">Menu</summary>
      <nav className="site-nav" aria-label="Main">
        <ul>
          {ways.map((way) => (
            <li key={way.href}>
              <WayLink way={way} path={path} />
            </li>
          ))}
          {viewer === null ? null : (
            <>
              {viewer.role === "suspended" ? null : (
                <li>
                  <NoticesLink notices={notices} path={path} />
                </li>
              )}
              <li>
                <PersonMenu viewer={viewer} path={path} />
              </li>
            </>
          )}
        </ul>
      </nav>
    </details>
  );
}
