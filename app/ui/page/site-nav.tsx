/** The site's navigation for each audience; on phones a native menu, so that it opens without a script. */
import { Portrait } from "./portrait.tsx";
import { NavCount } from "./nav-count.tsx";
import type { NavCounts } from "#app/domain/home/nav-counts.ts";
import type { LayoutViewer } from "./site-header.tsx";

interface Way {
  label: string;
  href: string;
  /** The count beside the label. */
  count?: keyof NavCounts;
}

const VISITOR: Way[] = [
  { label: "Browse gigs", href: "/gigs" },
  { label: "Commission", href: "/commission" },
  { label: "Sign in", href: "/sign-in" },
  { label: "Join", href: "/sign-up" },
];

const MEMBER: Way[] = [
  { label: "Gigs", href: "/gigs" },
  { label: "Requests", href: "/requests" },
  { label: "Orders", href: "/orders", count: "orders" },
  { label: "Selling", href: "/selling", count: "selling" },
  { label: "Wallet", href: "/wallet" },
];

const MESSAGES: Way = { label: "Messages", href: "/messages", count: "messages" };

const NOTICES: Way = { label: "Notices", href: "/notices", count: "notices" };

/** A suspended person has one page. */
const SUSPENDED: Way[] = [{ label: "Your suspended account", href: "/suspended" }];

const STAFF: Way = { label: "Staff", href: "/admin" };

/** True when the path is at or below the link's address. */
function isHere(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

interface WayProps {
  way: Way;
  path: string;
  counts?: NavCounts | undefined;
}

function WayLink({ way, path, counts }: WayProps) {
  return (
    <a href={way.href} aria-current={isHere(path, way.href) ? "page" : undefined}>
      {way.label}
      {way.count === undefined ? null : (
        <NavCount of={way.count} count={counts?.[way.count] ?? 0} />
      )}
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
      <summary>
        <Portrait of={viewer} />
        <span>{viewer.name}</span>
      </summary>
      <ul>
        {viewer.role === "suspended" ? null : (
          <>
            <li>
              <WayLink way={{ label: "Home", href: "/" }} path={path} />
            </li>
            <li>
              <WayLink way={{ label: "Saved", href: "/saved" }} path={path} />
            </li>
            <li>
              <WayLink way={{ label: "Settings", href: "/settings" }} path={path} />
            </li>
          </>
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
  counts: NavCounts | undefined;
  path: string;
}

export function SiteNav({ viewer, counts, path }: SiteNavProps) {
  const ways = waysOf(viewer);
  return (
    <details className="site-menu">
      <summary className="btn">Menu</summary>
      <nav className="site-nav" aria-label="Main">
        <ul>
          {ways.map((way) => (
            <li key={way.href}>
              <WayLink way={way} path={path} counts={counts} />
            </li>
          ))}
          {viewer === null ? null : (
            <>
              {(viewer.role === "suspended" ? [] : [MESSAGES, NOTICES]).map((way) => (
                <li key={way.href}>
                  <WayLink way={way} path={path} counts={counts} />
                </li>
              ))}
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
