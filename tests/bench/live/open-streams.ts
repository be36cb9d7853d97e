/** Opens many streams of live pages to one server, as browsers do, from one process. */
import { get } from "node:http";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { startSession } from "#app/domain/security/sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";

export interface OpenStreams {
  /** Rows that arrived over all of them. */
  rows(): number;
  close(): void;
}

/** As many as a person may have. */
const EACH = 8;

/** People with a session each, enough for `count` streams. */
export async function crowd(count: number): Promise<{ of: string; cookie: string }[]> {
  const people = Array.from({ length: Math.ceil(count / EACH) }, async (_, n) => {
    const { id } = await person(`watcher-${n}`);
    return { of: id, cookie: await cookieOf({ id }) };
  });
  return Promise.all(people);
}

export async function cookieOf({ id }: Pick<UserActor, "id">): Promise<string> {
  const { token } = await startSession(id, "password", { address: "127.0.0.1", agent: "bench" });
  return `farthing=${token}`;
}

export async function openStreams(
  origin: string,
  people: { of: string; cookie: string }[],
  count: number,
): Promise<OpenStreams> {
  const answers: IncomingMessage[] = [];
  let rows = 0;
  for (let n = 0; n < count; n += 1) {
    const watcher = people[Math.floor(n / EACH)];
    if (watcher === undefined) throw new Error("There are too few people.");
    const answer = await openStream(origin, watcher);
    answer.on("data", (chunk: Buffer) => (rows += chunk.toString().split("\ndata: ").length - 1));
    answers.push(answer);
  }
  return { rows: () => rows, close: () => answers.forEach((answer) => answer.destroy()) };
}

export async function openStream(
  origin: string,
  { of, cookie }: { of: string; cookie: string },
): Promise<IncomingMessage> {
  const asked = get(`${origin}/live?of=${of}&after=0`, { agent: false, headers: { cookie } });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.on("error", () => {});
  return answer;
}
