/** Feeds the open streams of this process: one query for all of them, a few times a second, and none while there are none. */
import { setTimeout as sleep } from "node:timers/promises";
import { readMarks } from "#app/domain/live/read-marks.ts";
import { stillOpen } from "#app/domain/live/stream-sessions.ts";
import { log } from "#app/log.server.ts";
import type { Mark } from "#app/domain/live/read-marks.ts";
import type { Stream } from "./stream.ts";
import { Streams } from "./streams.ts";

const LOOK_EVERY_MS = 250;
/** While the database is away. */
const RETRY_MS = 2000;
/** A session that has ended ends its streams after this at the latest. */
const SESSIONS_EVERY_MS = 3000;
const BEAT_EVERY_MS = 15_000;

/** The store, as the pump reads it. */
export interface Feed {
  readMarks: typeof readMarks;
  stillOpen: typeof stillOpen;
}

export class Pump {
  readonly streams = new Streams();
  /** Streams whose missed rows are not read yet. */
  readonly #joining = new Set<Stream>();
  readonly #feed: Feed;
  #cursor: number | null = null;
  #running = false;
  #sessionsAt = 0;
  #beatAt = 0;

  constructor(feed: Feed = { readMarks, stillOpen }) {
    this.#feed = feed;
  }

  /** True while the store is asked for rows. */
  get isRunning(): boolean {
    return this.#running;
  }

  add(stream: Stream): void {
    this.#joining.add(stream);
    this.streams.add(stream);
    if (!this.#running) void this.#run();
  }

  remove(stream: Stream): void {
    this.streams.remove(stream);
    this.#joining.delete(stream);
  }

  /** Ends every stream; their browsers go on at another process. */
  close(): void {
    for (const stream of this.streams.all()) stream.end();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.streams.size > 0) {
      const pause = await this.#turn().catch((problem: unknown) => {
        log.warn({ err: problem }, "the feed of live pages could not be read");
        return RETRY_MS;
      });
      await sleep(pause);
    }
    this.#running = false;
    this.#cursor = null;
  }

  /** Returns the milliseconds until the next turn. */
  async #turn(): Promise<number> {
    const now = performance.now();
    // First, so that browsers keep their streams while the database is away.
    if (now >= this.#beatAt) {
      this.#beatAt = now + BEAT_EVERY_MS;
      for (const stream of this.streams.all()) stream.beat();
    }
    const more = await this.#look();
    if (now >= this.#sessionsAt) {
      await this.#endOverSessions();
      this.#sessionsAt = now + SESSIONS_EVERY_MS;
    }
    return more ? 0 : LOOK_EVERY_MS;
  }

  async #look(): Promise<boolean> {
    const newcomers = [...this.#joining];
    const { newest, fresh, missed, more } = await this.#feed.readMarks(this.#cursor, newcomers);
    this.#cursor = newest;
    for (const [place, stream] of newcomers.entries()) {
      this.#joining.delete(stream);
      const own = missed[place] ?? null;
      if (own === null) stream.tellAll(newest);
      else stream.tell(own);
    }
    this.#deliver(fresh);
    return more;
  }

  #deliver(marks: readonly Mark[]): void {
    for (const [userId, own] of Map.groupBy(marks, (mark) => mark.userId))
      // A stream that was opened during the query gets its rows by the next one.
      for (const stream of this.streams.of(userId))
        if (!this.#joining.has(stream)) stream.tell(own);
  }

  async #endOverSessions(): Promise<void> {
    const looked = this.streams.all();
    const open = await this.#feed.stillOpen(looked.map(({ sessionId }) => sessionId));
    for (const stream of looked) if (!open.has(stream.sessionId)) stream.end("signed_out");
  }
}
