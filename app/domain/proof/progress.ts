/** How far a proof has come: what runs at the moment, and which share of the estimated work is done. */

export interface ProgressNews {
  /** Names of what runs. */
  running: string[];
  /** Done, of one. */
  share: number;
}

export class Progress {
  readonly #tell: (news: ProgressNews) => void;
  readonly #running: string[] = [];
  #all = 1;
  #done = 0;

  readonly #signal: AbortSignal | undefined;

  /** Aborting the signal ends the work at its next step. */
  constructor(tell: (news: ProgressNews) => void = () => {}, signal?: AbortSignal) {
    this.#tell = tell;
    this.#signal = signal;
  }

  /** The whole amount of work, in any unit. */
  begin(all: number): void {
    this.#all = Math.max(1, all);
  }

  /** Runs `work`, which is so much of the whole. */
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
