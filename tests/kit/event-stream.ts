/** Reads the stream of live pages as a browser does: keeps the last id, and takes it along when it comes back. */

export interface Row {
  id: number;
  words: string[];
}

export interface EventStream {
  /** Rows so far, in the order of their arrival. */
  rows: Row[];
  /** Why it must not come back; null while it may. */
  over: () => string | null;
  /** Resolves when the connection has ended, cleanly or not. */
  ended: Promise<void>;
  close: () => void;
}

export interface Reader {
  /** The `cookie` header. */
  cookie: string;
  /** The id of the person. */
  of: string;
  /** The last id that is known. */
  after: number;
}

/** Resolves when the answer has begun; rejects where there is none. */
export async function openEventStream(origin: string, reader: Reader): Promise<EventStream> {
  const { cookie, of, after } = reader;
  const cut = new AbortController();
  const answer = await fetch(`${origin}/live?of=${of}&after=0`, {
    headers: { cookie, "last-event-id": `${after}` },
    signal: cut.signal,
  });
  if (!answer.ok || answer.body === null) throw new Error(`The stream answered ${answer.status}.`);
  const rows: Row[] = [];
  let over: string | null = null;
  const take = (event: string) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(event)?.[1];
    const [kind, id, data] = [field("event"), field("id"), field("data")];
    if (kind === "over") over = data ?? "";
    if (id !== undefined && data !== undefined)
      rows.push({ id: Number(id), words: data.split(" ") });
  };
  return {
    rows,
    over: () => over,
    ended: readEvents(answer.body, take),
    close: () => cut.abort(),
  };
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  take: (event: string) => void,
): Promise<void> {
  let text = "";
  try {
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  } catch {
    // The process was killed, or the test has seen enough.
  }
}
