/** Measures a page: the built server under load, beside the framework's bare page and `node:http`, in the same run. */
import { buildWhenStale } from "#app/cli/build.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { median } from "./measure.ts";
import type { Bench, Table } from "./report.ts";
import { buildBare } from "./web/bare-build.ts";
import { CONNECTIONS, loadForms, loadPage } from "./web/load.ts";
import type { Loaded, Sent, Target } from "./web/load.ts";
import { openMarket } from "./web/market.ts";
import type { Market } from "./web/market.ts";
import { startLoaded } from "./web/servers.ts";
import type { LoadedServer } from "./web/servers.ts";

const ROUNDS = 5;
const SECONDS = 2;
const WARM_SECONDS = 2;

interface Sizes {
  gigs: number;
  accepts: number;
}

/** `--gigs` for sale (3000), `--accepts` sent in each round (300). */
export async function benchWeb({ url, say, sizes }: Bench): Promise<Table[]> {
  const { gigs = 3_000, accepts = 300 } = sizes;
  await buildWhenStale();
  await buildBare();
  say(`a market of ${gigs} gigs`);
  const market = await openMarket(gigs);
  const shared = { DATABASE_URL: url };
  const servers = await Promise.all([
    startLoaded(["tests/bench/web/json-server.ts"], "/"),
    startLoaded(["tests/bench/web/bare-server.ts"], "/", { ...shared, KEEP_PAGES_SECONDS: "0" }),
    // One person sends every form here, faster than any human, so the form limit is raised.
    startLoaded(["app/cli/start.mjs", "web"], "/readyz", {
      ...shared,
      FORMS_PER_MINUTE: "100000",
    }),
  ]);
  try {
    return [summary(await runRounds(servers, market, { gigs, accepts }, say))];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

type Servers = [json: LoadedServer, bare: LoadedServer, site: LoadedServer];

/** Measures every target once per round, so that a slow minute of the machine affects all of them. */
async function runRounds(
  [json, bare, site]: Servers,
  market: Market,
  { accepts }: Sizes,
  say: Bench["say"],
): Promise<Loaded[][]> {
  const [looked] = await market.delivered(1);
  const mine = { cookie: market.cookie };
  const page = (name: string, server: LoadedServer, path: string, headers = {}): Target => ({
    name,
    server,
    path,
    headers,
    status: 200,
  });
  const pages = [
    page("node:http, JSON", json, "/"),
    page(BARE, bare, "/"),
    page("gig list, visitor", site, "/gigs"),
    page("gig list, signed in", site, "/gigs", mine),
    page("task page, signed in", site, `/tasks/${looked}`, mine),
  ];
  for (const target of pages) await loadPage(target, WARM_SECONDS);
  const accept = { ...page("accept a task", site, "/", mine), status: 303 };
  await acceptSome(accept, market, CONNECTIONS * 4);
  const rounds: Loaded[][] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`round ${round} of ${ROUNDS}`);
    const loaded: Loaded[] = [];
    for (const target of pages) loaded.push(await loadPage(target, SECONDS));
    loaded.push(await acceptSome(accept, market, accepts));
    rounds.push(loaded);
  }
  return rounds;
}

/** Sends the form that a person would: with the fields of its page, and an idempotency key for each. */
async function acceptSome(target: Target, market: Market, count: number): Promise<Loaded> {
  const taskIds = await market.delivered(count);
  const path = (id: string) => `/tasks/${id}/accept`;
  const page = await fetch(`${target.server.origin}${path(taskIds[0] ?? "")}`, {
    headers: target.headers,
  });
  const form = /<form [^>]*data-once.*?<\/form>/s.exec(await page.text())?.[0] ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  if (!fields.some(([, name]) => name === "key")) throw new Error("The accept page has no form.");
  const forms = taskIds.map((id): Sent => {
    const body = new URLSearchParams(fields.map(([, name = "", value = ""]) => [name, value]));
    body.set("key", newFormKey());
    return { path: path(id), body: body.toString() };
  });
  const headers = {
    ...target.headers,
    "content-type": "application/x-www-form-urlencoded",
    "sec-fetch-site": "same-origin",
  };
  const loaded = await loadForms({ ...target, headers }, forms);
  const [row] = await sql<{ open: number }[]>`
    select count(*)::int as open from tasks where id = any (${taskIds}::text[]) and state <> 'released'`;
  if (row?.open !== 0) throw new Error(`${row?.open} of ${count} tasks were not accepted.`);
  return loaded;
}

const BARE = "the framework's bare page";

/** Medians over the rounds; each ratio is to the bare page of the same round. */
function summary(rounds: Loaded[][]): Table {
  const names = rounds[0]?.map(({ name }) => name) ?? [];
  const rows = names.map((name) => {
    const ofAll = (figure: (one: Loaded, bare: Loaded) => number) =>
      median(
        rounds.map((round) => {
          const [one, bare] = [name, BARE].map((each) => round.find((row) => row.name === each));
          return one && bare ? figure(one, bare) : Number.NaN;
        }),
      );
    return [
      name,
      ofAll((one) => one.perSecond),
      ofAll((one) => one.p50),
      ofAll((one) => one.p99),
      ofAll((one) => one.cpu),
      ofAll((one, bare) => one.perSecond / bare.perSecond),
      ofAll((one, bare) => one.cpu / bare.cpu),
    ];
  });
  return {
    title: `Pages asked for over ${CONNECTIONS} connections, medians of ${ROUNDS} rounds`,
    head: [
      "",
      "per second",
      "p50 ms",
      "p99 ms",
      "CPU ms each",
      "x bare page's rate",
      "x bare page's CPU",
    ],
    rows,
  };
}
