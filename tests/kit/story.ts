/** Sets up a story: a database of its own, the cast, a clock that the story moves, and books checked at the end. */
import { afterEach, beforeEach } from "vitest";
import { provideDatabase } from "#app/env.server.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { connect } from "#db/client.server.ts";
import { requireHealthyBooks } from "./books.ts";
import { cast } from "./cast.ts";
import type { Cast } from "./cast.ts";
import { freshDatabase } from "./database.ts";
import type { FreshDatabase } from "./database.ts";
import { useMovedClock } from "./moved-clock.ts";

export interface Story {
  readonly people: Cast;
  /** Lets hours pass. */
  pass(hours: number): void;
}

/** Call at the top of a test file: every test in it is a story that begins with empty books. */
export function useStory(): Story {
  const clock = useMovedClock();
  let fresh: FreshDatabase | undefined;
  let people: Cast | undefined;
  beforeEach(async () => {
    fresh = await freshDatabase();
    provideDatabase(fresh.url);
    people = await cast();
  });
  afterEach(async () => {
    await closeStore();
    if (fresh === undefined) return;
    const owner = connect(fresh.url, { max: 1, name: "story checks" });
    try {
      await requireHealthyBooks(owner);
    } finally {
      await owner.end({ timeout: 2 });
      await fresh.drop();
    }
  });
  return {
    get people() {
      if (people === undefined) throw new Error("The cast is only there inside a story.");
      return people;
    },
    pass: (hours) => clock.pass(hours),
  };
}
