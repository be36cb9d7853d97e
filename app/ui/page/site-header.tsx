/** The site header: the name, the search, and the navigation of the signed-in person. */
// oxlint-disable-next-line import/default -- Vite exports the address of the file
import suggest from "./suggest.js?url";
import { Coin } from "./coin.tsx";
import { RecoveryBanner } from "./recovery-banner.tsx";
import { SiteNav } from "./site-nav.tsx";
import { LiveScript } from "#app/ui/live/live-script.tsx";
import type { LiveFacts } from "#app/ui/live/live-script.tsx";
import { VerifyReminder } from "./verify-reminder.tsx";
import type { EmailState } from "#app/domain/security/sessions.ts";
import type { NavCounts } from "#app/domain/home/nav-counts.ts";

/** The viewer of the page; null is a visitor. */
export type LayoutViewer = {
  handle: string;
  name: string;
  role: "member" | "staff" | "suspended";
  picture: string | null;
  emailState?: EmailState;
} | null;

export interface SiteHeaderProps {
  viewer: LayoutViewer;
  /** The counts in the navigation; absent: none. */
  counts?: NavCounts | undefined;
  /** The page's path, to mark the current link. */
  path?: string | undefined;
  /** The searched text, shown again in the box. */
  query?: string | undefined;
  /** True while a recovery of the viewer's account waits. */
  recovering?: boolean | undefined;
  /** Null for visitors, whose pages do not renew themselves. */
  live?: LiveFacts | null | undefined;
}

function SearchBox({ query }: { query: string | undefined }) {
  return (
    <form className="site-search" action="/gigs" method="get" role="search">
      <label className="sr-only" htmlFor="site-search">
        Search gigs
      </label>
      <input
        className="input"
        id="site-search"
        type="search"
        name="q"
        defaultValue={query}
        placeholder="Search gigs"
        maxLength={200}
      />
      <button type="submit" className="btn">
        Search
      </button>
      <script src={suggest} defer />
    </form>
  );
}

export function SiteHeader({
  viewer,
  counts,
  path = "",
  query,
  recovering = false,
  live = null,
}: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="page site-header-row">
        <a className="site-logo" href="/">
          <Coin />
          Farthing
        </a>
        {/* A suspended person has one page, and nothing to search. */}
        {viewer?.role === "suspended" ? null : <SearchBox query={query} />}
        <SiteNav viewer={viewer} counts={counts} path={path} />
      </div>
      <VerifyReminder emailState={viewer?.emailState} path={path} />
      {recovering ? <RecoveryBanner /> : null}
      {live === null ? null : <LiveScript {...live} />}
    </header>
  );
}
