/** Measures live pages: what open streams cost the gig list, and how soon a committed change is in the browsers of four processes. */
import { setTimeout as sleep } from "node:timers/promises";
import { buildWhenStale } from "#app/cli/build.ts";
import { sql } from "#app/domain/store/store.ts";
import { person, enrich } from "#tests/kit/cast.ts";
import { move, order } from "#tests/kit/task-scene.ts";
import { crowd, cookieOf, openStream, openStreams } from "./live/open-streams.ts";
import { median } from "./measure.ts";
import { paced } from "./paced.ts";
import type { Bench, Table } from "./report.ts";
import { loadPage } from "./web/load.ts";
import { openMarket } from "./web/market.ts";
import { startLoaded } from "./web/servers.ts";
import type { LoadedServer } from "./web/servers.ts";

const SECONDS = 2;
const SITES = 4;

/**
 * `--streams` open on one process (500), `--rounds` without and with them (8), `--marks` written in each second of a round with
 * them (20), over `--gigs` for sale (1000); then `--events` (300), `--rate` in a second (10), to four processes.
 */
export async function benchLive({ url, say, sizes }: Bench): Promise<Table[]> {
  const { streams = 500, rounds = 8, marks = 20, gigs = 1000, events = 300, rate = 10 } = sizes;
  await buildWhenStale();
  say(`a market of ${gigs} gigs`);
  const market = await openMarket(gigs);
  const site = (more: string[] = []) =>
    startLoaded(["app/cli/start.mjs", "web", ...more], "/readyz", { DATABASE_URL: url });
  const servers = await Promise.all([
    site(["--with-worker"]),
    ...Array.from({ length: SITES - 1 }, () => site()),
  ]);
  try {
    const [, quiet = servers[0]] = servers;
    if (quiet === undefined) throw new Error("No server was started.");
    const lists = await gigLists(quiet, market.cookie, { streams, rounds, marks }, say);
    return [lists, await latencies(servers, { events, rate }, say)];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

interface ListSizes {
  streams: number;
  rounds: number;
  marks: number;
}

/** Rounds with and without streams take turns, so that a slow minute of the machine affects both. */
async function gigLists(
  server: LoadedServer,
  cookie: string,
  { streams, rounds, marks }: ListSizes,
  say: Bench["say"],
): Promise<Table> {
  const people = await crowd(streams);
  const pages = [
    { name: "gig list, visitor", headers: {} },
    { name: "gig list, signed in", headers: { cookie } },
  ].map((page) => ({ ...page, server, path: "/gigs", status: 200 }));
  for (const page of pages) await loadPage(page, SECONDS);
  const found = pages.map(({ name }) => ({ name, alone: [0], beside: [0], ratio: [0] }));
  for (const each of found) for (const list of [each.alone, each.beside, each.ratio]) list.pop();
  let rows = 0;
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}`);
    const alone = [];
    for (const page of pages) alone.push((await loadPage(page, SECONDS)).perSecond);
    const open = await openStreams(server.origin, people, streams);
    const writing = new AbortController();
    const written = writeMarks(people, marks, writing.signal);
    for (const [place, page] of pages.entries()) {
      const { perSecond } = await loadPage(page, SECONDS);
      found[place]?.alone.push(alone[place] ?? 0);
      found[place]?.beside.push(perSecond);
      found[place]?.ratio.push(perSecond / (alone[place] ?? 1));
    }
    writing.abort();
    await written;
    rows += open.rows();
    open.close();
    await sleep(300);
  }
  return {
    title: `Gig list of one process without and with ${streams} open streams, ${marks} rows a second (${rows} arrived), medians of ${rounds} rounds`,
    head: ["", "per second without", "with", "x without"],
    rows: found.map(({ name, alone, beside, ratio }) => [
      name,
      median(alone),
      median(beside),
      median(ratio),
    ]),
  };
}

async function writeMarks(
  people: { of: string }[],
  perSecond: number,
  signal: AbortSignal,
): Promise<void> {
  for (let n = 0; !signal.aborted; n += 1) {
    const userId = people[n % people.length]?.of ?? "";
    await sql`
      insert into live_marks (user_id, kind, about, at) values (${userId}, 'task.started', '{}', now())`;
    await sleep(1000 / perSecond, undefined, { signal }).catch(() => {});
  }
}

/** From the commit of a command to the rows in the browsers of its two parties, at every process. */
async function latencies(
  servers: LoadedServer[],
  { events, rate }: { events: number; rate: number },
  say: Bench["say"],
): Promise<Table> {
  say(`${events} steps, ${rate} a second, heard at ${servers.length} processes`);
  const [buyer, seller] = [await person("buyer"), await person("seller")];
  await enrich(buyer, 1_000_000_000n);
  const piece = { priceMicros: 1_000_000n, quantity: events, kind: "unit" } as const;
  const { taskIds } = await order(buyer, seller, piece);
  const waiting = new Map<string, () => void>();
  const reader = { of: buyer.id, cookie: await cookieOf(buyer) };
  const open = await Promise.all(
    servers.map(async ({ origin }, place) => {
      const answer = await openStream(origin, reader);
      let text = "";
      answer.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        for (const [, id = ""] of text.matchAll(/^data: task\.started .*?(tsk_\w+)/gm))
          waiting.get(`${place} ${id}`)?.();
        text = text.slice(text.lastIndexOf("\n\n") + 2);
      });
      return answer;
    }),
  );
  await sleep(1000);
  const times: number[] = [];
  await paced(
    taskIds,
    rate,
    () => false,
    async (id) => {
      const heard = servers.map((_, place) => {
        const { promise, resolve } = Promise.withResolvers<number>();
        waiting.set(`${place} ${id}`, () => resolve(performance.now()));
        return promise;
      });
      await move(seller, "start", [id]);
      const committed = performance.now();
      for (const at of await Promise.all(heard)) times.push(Math.max(0, at - committed));
    },
  );
  for (const answer of open) answer.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    title: `From commit to the browser over ${servers.length} web processes, ${rate} events a second`,
    head: ["", "arrivals", "p50 ms", "p95 ms", "p99 ms", "slowest ms"],
    rows: [["a step of a task", times.length, at(0.5), at(0.95), at(0.99), at(1)]],
  };
}
