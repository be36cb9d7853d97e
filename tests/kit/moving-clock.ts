/** A clock that stands still until a test moves it forward; reset after each test. */
import { afterEach } from "vitest";
import { setClock } from "#app/domain/kernel/clock.ts";

export interface MovingClock {
  forward(period: { seconds?: number; hours?: number }): void;
}

/** Call at the top of a file: time begins at the real moment and moves only by `forward`. */
export function movingClock(): MovingClock {
  let at: Temporal.Instant | null = null;
  const restore: Array<() => void> = [];
  afterEach(() => {
    for (const putBack of restore.splice(0)) putBack();
    at = null;
  });
  return {
    forward({ seconds = 0, hours = 0 }) {
      at = (at ?? Temporal.Now.instant()).add({ seconds, hours });
      const moment = at;
      restore.push(setClock({ now: () => moment }));
    },
  };
}
