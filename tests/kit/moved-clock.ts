/** A clock that stands still until a story moves it by hours, so that weeks pass in one line. */
import { afterEach, beforeEach } from "vitest";
import { setClock } from "#app/domain/kernel/clock.ts";

export interface MovedClock {
  /** Lets hours pass. */
  pass(hours: number): void;
}

/** Call at the top of a test file: each test begins now, and time moves only by `pass`. */
export function useMovedClock(): MovedClock {
  let at = Temporal.Now.instant();
  let restore = () => {};
  beforeEach(() => {
    at = Temporal.Now.instant();
    restore = setClock({ now: () => at });
  });
  afterEach(() => restore());
  return {
    pass(hours) {
      at = at.add({ minutes: Math.round(hours * 60) });
    },
  };
}
