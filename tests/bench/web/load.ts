/** Loads one address from several connections; reports the answers, their speed, and the server's processor time. */
import autocannon from "autocannon";
import type { Measured } from "#tests/bench/measure.ts";
import type { LoadedServer } from "./servers.ts";

export interface Target {
  name: string;
  server: LoadedServer;
  path: string;
  headers: Record<string, string>;
  /** The only status that counts as success. */
  status: number;
}

export interface Loaded extends Measured {
  /** Milliseconds of the server's processor time per request. */
  cpu: number;
}

export interface Sent {
  path: string;
  body: string;
}

export const CONNECTIONS = 16;

/** The headers that every browser sends. */
const BROWSER = { "accept-encoding": "gzip, deflate, br, zstd", accept: "text/html" };

/** Requests one page repeatedly for this many seconds. */
export function loadPage(target: Target, seconds: number): Promise<Loaded> {
  return load(target, { duration: seconds });
}

/** Sends each form once, over the usual number of connections, for as long as it takes. */
export function loadForms(target: Target, forms: readonly Sent[]): Promise<Loaded> {
  let place = 0;
  const next = (request: autocannon.Request) => {
    const form = forms[place];
    place += 1;
    return { ...request, method: "POST" as const, ...form };
  };
  return load(target, { amount: forms.length, requests: [{ setupRequest: next }] });
}

async function load(target: Target, options: Partial<autocannon.Options>): Promise<Loaded> {
  const { name, server, path, headers, status } = target;
  const times: number[] = [];
  const wrong = new Map<number, number>();
  const before = await server.cpu();
  const begun = performance.now();
  // The tool itself checks only once a second whether everything was sent.
  let ended = begun;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const all = { ...BROWSER, ...headers };
    const url = `${server.origin}${path}`;
    const running = autocannon(
      { url, headers: all, connections: CONNECTIONS, ...options },
      (problem, done) => (problem ? reject(problem) : resolve(done)),
    );
    running.on("response", (_, answered, __, ms) => {
      times.push(ms);
      ended = performance.now();
      if (answered !== status) wrong.set(answered, (wrong.get(answered) ?? 0) + 1);
    });
  });
  const seconds = (ended - begun) / 1000;
  const cpu = (await server.cpu()) - before;
  if (wrong.size > 0 || result.errors > 0 || times.length === 0)
    throw new Error(`${name}: ${JSON.stringify([...wrong])}, ${result.errors} errors`);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return {
    name,
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    operations: times.length,
    cpu: cpu / 1000 / times.length,
  };
}
