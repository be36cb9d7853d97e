/**
 * Fair queue for a scarce machine. The place served least in the last 15 minutes goes first, so that a crowd from some places
 * cannot starve a new one. Of every two turns one is for known askers while any of them waits.
 */
import { LRUCache } from "lru-cache";
import { Refusal } from "./refusal.ts";

export interface Asker {
  /** Key that turns are counted by: a network address, a browser or a person. */
  place: string;
  /** True for people who proved earlier who they are; they wait apart from strangers. */
  known: boolean;
}

export interface TurnLimits {
  atOnce: number;
  /** Maximum length of each queue; longer ones refuse `busy`. */
  mostWaiting: { known: number; strangers: number };
}

interface Waiter {
  place: string;
  /** Turns of this place before this one, taken or waiting. Lower ranks go first. */
  rank: number;
  begin: () => void;
  turnAway: () => void;
}

/** How long a turn counts against its place. */
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

  /** Whether `wait` would refuse this place now. */
  isFullFor(place: string): boolean {
    if (this.#waiting.length < this.#most) return false;
    const mine = this.#waiting.filter((other) => other.place === place).length;
    const rank = (this.#served.get(place) ?? 0) + mine;
    return this.#waiting.every((other) => other.rank <= rank);
  }

  /** Waits for a turn. A full queue drops the waiter of the highest rank; refuses `busy` when that is this call. */
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

  /** Begins the turn with the lowest rank; of equal ranks the longest waiting. */
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

  /** Runs `work` when the asker's turn comes and returns its result. Refuses `busy` when the queue is full. */
  async take<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
    const queue = this.#queueOf(asker);
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      queue.count(asker.place, 1);
    }
    // An ending turn passes its slot to the next waiter, so `running` stays the same.
    else await queue.wait(asker.place);
    try {
      return await work();
    } finally {
      this.#handOver();
    }
  }

  /** Whether `take` would refuse this asker now. */
  isFullFor(asker: Asker): boolean {
    return this.#running >= this.#atOnce && this.#queueOf(asker).isFullFor(asker.place);
  }

  /** Uncounts one turn of the asker's place, for example after a correct password. */
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
