/**
 * Shares a scarce machine out fairly. Each place waits in its own row and the place served least lately goes first, so that a
 * crowd from some places cannot keep a new one waiting. Of two turns one is kept for known askers while any of them waits.
 */
import { LRUCache } from "lru-cache";
import { Refusal } from "./refusal.ts";

export interface Asker {
  /** Who shares the wait: a network address, a browser, a person. */
  place: string;
  /** Proved earlier who they are; waits in a queue apart from strangers. */
  known: boolean;
}

export interface TurnLimits {
  atOnce: number;
  /** How many may wait in each queue. */
  mostWaiting: { known: number; strangers: number };
}

interface Waiter {
  place: string;
  /** Turns of this place that come or came before this one. Low numbers go first. */
  rank: number;
  begin: () => void;
  turnAway: () => void;
}

/** How long a turn taken counts against its place. */
const LATELY_MS = 15 * 60_000;
const PLACES_REMEMBERED = 10_000;

function busy(): Refusal {
  return new Refusal("busy", { facts: { retry_after_seconds: "3" } });
}

class Waiting {
  readonly #waiting: Waiter[] = [];
  readonly #served = new LRUCache<string, number>({ max: PLACES_REMEMBERED, ttl: LATELY_MS });
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Waits for a turn. In a full queue the last of the greediest place gives way; refuses `busy` when that is this one. */
  wait(place: string): Promise<void> {
    const ahead = this.#waiting.filter((other) => other.place === place).length;
    const rank = (this.#served.get(place) ?? 0) + ahead;
    if (this.#waiting.length >= this.#most) {
      const last = this.#waiting.reduce((worst, other) =>
        other.rank >= worst.rank ? other : worst,
      );
      if (last.rank <= rank) throw busy();
      this.#waiting.splice(this.#waiting.indexOf(last), 1);
      last.turnAway();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ place, rank, begin: resolve, turnAway: () => reject(busy()) });
    return promise;
  }

  /** Begins the turn of the lowest rank; among equals of the longest wait. */
  beginNext(): void {
    const next = this.#waiting.reduce((best, other) => (other.rank < best.rank ? other : best));
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.count(next.place, 1);
    next.begin();
  }

  count(place: string, turns: number): void {
    this.#served.set(place, Math.max(0, (this.#served.get(place) ?? 0) + turns));
  }
}

export class FairQueue {
  #running = 0;
  #lastWasKnown = false;
  readonly #atOnce: number;
  readonly #known: Waiting;
  readonly #strangers: Waiting;

  constructor({ atOnce, mostWaiting }: TurnLimits) {
    this.#atOnce = atOnce;
    this.#known = new Waiting(mostWaiting.known);
    this.#strangers = new Waiting(mostWaiting.strangers);
  }

  /** Runs `work` when it is the asker's turn. Refuses `busy` when too many wait already. */
  async take<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
    const queue = this.#queueOf(asker);
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      queue.count(asker.place, 1);
    }
    // A turn that ends hands its place over, so `running` does not change.
    else await queue.wait(asker.place);
    try {
      return await work();
    } finally {
      this.#handOver();
    }
  }

  /** A turn that served an honest asker does not count against their place. */
  forgive(asker: Asker): void {
    this.#queueOf(asker).count(asker.place, -1);
  }

  #queueOf({ known }: Asker): Waiting {
    return known ? this.#known : this.#strangers;
  }

  #handOver(): void {
    const forKnown = !this.#known.isEmpty && (!this.#lastWasKnown || this.#strangers.isEmpty);
    const queue = forKnown ? this.#known : this.#strangers;
    if (queue.isEmpty) this.#running -= 1;
    else {
      this.#lastWasKnown = forKnown;
      queue.beginNext();
    }
  }
}
