/** One open stream of server-sent events: ids and names of what changed, a heartbeat, and the end of a client that does not read. */
import type { ServerResponse } from "node:http";
import type { Mark } from "#app/domain/live/read-marks.ts";
import type { StreamSession } from "#app/domain/live/stream-sessions.ts";

/** Why the browser must not come back by itself. */
export type Over = "signed_out" | "many";

export interface Stream extends StreamSession {
  /** The last row the browser knows. */
  readonly after: number;
  /** Sends the rows that the browser does not know yet. */
  tell(marks: readonly Mark[]): void;
  /** Says that everything may have changed, up to the row `newest`. */
  tellAll(newest: number): void;
  /** Shows both sides that the other is there. Ends a stream that is old, or whose client stopped reading. */
  beat(): void;
  /** Without a reason the browser comes back, to this process or another one, and catches up. */
  end(over?: Over): void;
}

/** More than a browser that reads can ever leave waiting: its rows of a minute are a few kilobytes. */
const MOST_WAITING_BYTES = 65_536;
/** More rows at once are told as one. */
const MOST_AT_ONCE = 100;
/** After this the browser opens a new one, so that streams spread over the processes there are. */
const LIFE_MS = 3_600_000;
/** A client that does not take the end within this time is cut off. */
const LINGER_MS = 1000;
/** Browsers of a process that stopped come back spread over this time. */
const RETRY_MS = { least: 500, spread: 1500 };

/** `gone` is called once, when the stream is over for whatever reason. */
export function openStream(
  response: ServerResponse,
  session: StreamSession,
  after: number,
  gone: (stream: Stream) => void,
): Stream {
  const opened = performance.now();
  let last = after;
  let waiting = false;
  let over = false;
  const write = (text: string) => {
    if (over) return;
    response.write(text);
    if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
  };
  const stream: Stream = {
    ...session,
    get after() {
      return last;
    },
    tell(marks) {
      const unknown = marks.filter(({ id }) => id > last);
      const newest = unknown.at(-1);
      if (newest === undefined) return;
      if (unknown.length > MOST_AT_ONCE) return stream.tellAll(newest.id);
      last = newest.id;
      write(unknown.map(frame).join(""));
    },
    tellAll(newest) {
      last = newest;
      write(`id: ${newest}\ndata: all\n\n`);
    },
    beat() {
      if (performance.now() - opened > LIFE_MS) return stream.end();
      // Nothing was read since the last beat.
      if (waiting && response.writableLength > 0) return void response.destroy();
      write("event: beat\ndata: beat\n\n");
      waiting = response.writableLength > 0;
    },
    end(why) {
      if (why !== undefined) write(`event: over\ndata: ${why}\n\n`);
      over = true;
      response.end();
      setTimeout(() => response.destroy(), LINGER_MS).unref();
    },
  };
  // A connection that breaks closes as well.
  response.on("error", () => {});
  response.on("close", () => {
    over = true;
    gone(stream);
  });
  const retry = RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.spread);
  write(`retry: ${retry}\n\n`);
  return stream;
}

function frame({ id, kind, about }: Mark): string {
  return `id: ${id}\ndata: ${[kind, ...about].join(" ")}\n\n`;
}
