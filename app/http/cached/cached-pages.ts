/**
 * Rendered public pages, cached for a moment as a visitor sees them. Each is rendered for nobody, from its address alone, so
 * nothing of anybody's can be in it; several who ask at once wait for one rendering. What changes here is gone at once in this
 * process (`forget`) and after `lifeMs` in every other.
 */
import { LRUCache } from "lru-cache";
import { PUBLIC_PAGES } from "./public-pages.ts";
import type { AskedPage, PublicPage } from "./public-pages.ts";
import type { PageFragments } from "./page-fragments.ts";

/** Each kind of page has a room of its own. */
export const ROOM_BYTES = 12_582_912;

export interface CachedPages {
  /** The page, from here or by `render`; null when what was rendered may not be cached. */
  find: (
    asked: AskedPage,
    render: () => Promise<PageFragments | null>,
  ) => Promise<PageFragments | null>;
  /** The page if it is cached at this moment. */
  held: (asked: AskedPage) => PageFragments | null;
  /** Something that pages show has changed. */
  forget: () => void;
}

interface Rooms {
  cached: Map<PublicPage, LRUCache<string, PageFragments>>;
  /** Being rendered right now. */
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
        // Otherwise the cache asks for the time once a millisecond at most, by a timer.
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
      // What is shown was read after this moment, so its life is reckoned from here.
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
      // What is being rendered may have been read before the change: it goes to those who wait, and is not cached.
      rooms = open();
    },
  };
}
