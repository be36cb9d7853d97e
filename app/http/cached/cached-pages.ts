/**
 * Cache of public pages as a visitor sees them. Each page is rendered from its address alone, so it holds no
 * personal data. Requests for one page at the same time share one rendering. A change clears the cache of this
 * process at once (`forget`) and that of every other process after `lifeMs`.
 */
import { LRUCache } from "lru-cache";
import { PUBLIC_PAGES } from "./public-pages.ts";
import type { AskedPage, PublicPage } from "./public-pages.ts";
import type { PageFragments } from "./page-fragments.ts";

/** Size limit of the cache of each kind of page. */
export const ROOM_BYTES = 12_582_912;

export interface CachedPages {
  /** The page, from the cache or from `render`; null when the rendering may not be cached. */
  find: (
    asked: AskedPage,
    render: () => Promise<PageFragments | null>,
  ) => Promise<PageFragments | null>;
  /** The page if it is in the cache now. */
  held: (asked: AskedPage) => PageFragments | null;
  /** Clears the cache, because something that pages show has changed. */
  forget: () => void;
}

interface Rooms {
  cached: Map<PublicPage, LRUCache<string, PageFragments>>;
  /** Renderings under way, by address. */
  coming: Map<string, Promise<PageFragments | null>>;
}

export function cachePages(lifeMs: number, now = () => performance.now()): CachedPages {
  let rooms = open();
  function open(): Rooms {
    const room = (most: number) =>
      new LRUCache<string, PageFragments>({
        max: most,
        maxSize: ROOM_BYTES,
        sizeCalculation: ({ bytes }, address) => bytes + address.length,
        ttl: lifeMs,
        perf: { now },
        // Lets the LRU read the time at every look-up; otherwise it does so once per millisecond, with a timer.
        ttlResolution: 0,
      });
    return {
      cached: new Map(PUBLIC_PAGES.map((page) => [page, room(page.most)])),
      coming: new Map(),
    };
  }
  return {
    find({ page, address }, render) {
      const { cached, coming } = rooms;
      const found = cached.get(page)?.get(address) ?? coming.get(address);
      if (found !== undefined) return Promise.resolve(found);
      // The page shows what was read after this moment, so its lifetime starts here.
      const start = now();
      const rendered = render()
        .then((fragments) => {
          if (fragments !== null) cached.get(page)?.set(address, fragments, { start });
          return fragments;
        })
        .finally(() => coming.delete(address));
      coming.set(address, rendered);
      return rendered;
    },
    held: ({ page, address }) => rooms.cached.get(page)?.get(address) ?? null,
    forget() {
      // Renderings under way may have read data from before the change: their waiters get them, the cache does not.
      rooms = open();
    },
  };
}
