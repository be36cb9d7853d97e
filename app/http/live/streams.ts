/** The open streams of this process, bounded for each person: the oldest gives way. */
import type { Stream } from "./stream.ts";

/** A person has a stream for each browser, and for each tab where a browser cannot share. */
export const MOST_OF_A_PERSON = 8;
/** Above this a process takes no further streams; pages work without. */
const MOST_OF_A_PROCESS = 5000;

const NONE: ReadonlySet<Stream> = new Set();

export class Streams {
  readonly #byPerson = new Map<string, Set<Stream>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size >= MOST_OF_A_PROCESS;
  }

  add(stream: Stream): void {
    const own = this.#byPerson.get(stream.userId) ?? new Set();
    this.#byPerson.set(stream.userId, own.add(stream));
    this.#size += 1;
    const [oldest] = own;
    if (own.size <= MOST_OF_A_PERSON || oldest === undefined) return;
    this.remove(oldest);
    oldest.end("many");
  }

  remove(stream: Stream): void {
    const own = this.#byPerson.get(stream.userId);
    if (own?.delete(stream) !== true) return;
    this.#size -= 1;
    if (own.size === 0) this.#byPerson.delete(stream.userId);
  }

  of(userId: string): ReadonlySet<Stream> {
    return this.#byPerson.get(userId) ?? NONE;
  }

  all(): Stream[] {
    return [...this.#byPerson.values()].flatMap((own) => [...own]);
  }
}
