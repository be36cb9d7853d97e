/** Progress of a proof: the checks that run, and the share of the estimated work that is done. */

export interface ProgressNews {
  /** Names of the running checks. */
  running: string[];
  /** From 0 to 1. */
  share: number;
}

export class Progress {
  readonly #tell: (news: ProgressNews) => void;
  readonly #running: string[] = [];
  #all = 1;
  #done = 0;

  readonly #signal: AbortSignal | undefined;

  /** Aborting the signal ends the proof before its next check. */
  constructor(tell: (news: ProgressNews) => void = () => {}, signal?: AbortSignal) {
    this.#tell = tell;
    this.#signal = signal;
  }

  /** Sets the total amount of work, in any unit. */
  begin(all: number): void {
    this.#all = Math.max(1, all);
  }

  /** Runs `work` and counts it as `amount` of the total. */
  async during<T>(name: string, amount: number, work: () => Promise<T>): Promise<T> {
    this.#signal?.throwIfAborted();
    this.#running.push(name);
    this.#say();
    try {
      return await work();
    } finally {
      this.#running.splice(this.#running.indexOf(name), 1);
      this.#done += amount;
      this.#say();
    }
  }

  #say(): void {
    this.#tell({ running: [...this.#running], share: Math.min(1, this.#done / this.#all) });
  }
}
