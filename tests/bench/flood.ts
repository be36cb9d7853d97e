/** Measures what accepting a task costs while 200 places flood the sign-in, beside its usual time in the same run. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { buildWhenStale } from "#app/cli/build.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { FloodData } from "./flood-places.ts";
import { median } from "./measure.ts";
import { paced } from "./paced.ts";
import type { Paced } from "./paced.ts";
import type { Bench, Table } from "./report.ts";
import { openMarket } from "./web/market.ts";
import type { Market } from "./web/market.ts";
import { startLoaded } from "./web/servers.ts";

interface Sizes {
  places: number;
  accepts: number;
  pace: number;
  rounds: number;
}

/** `--places` that flood (200), `--accepts` in each half of a round (60), `--pace` of them a second (10), `--rounds` (3). */
export async function benchFlood({ url, say, sizes }: Bench): Promise<Table[]> {
  const { places = 200, accepts = 60, pace = 10, rounds = 3 } = sizes;
  await buildWhenStale();
  const market = await openMarket(50);
  const server = await startLoaded(["app/cli/start.mjs", "web"], "/readyz", {
    DATABASE_URL: url,
    FORMS_PER_MINUTE: "100000",
    TRUST_PROXY: "true",
  });
  try {
    const { origin } = server;
    await acceptSome(origin, market, { places, accepts: 20, pace, rounds });
    return [await runRounds(origin, market, { places, accepts, pace, rounds }, say)];
  } finally {
    await server.stop();
  }
}

async function runRounds(origin: string, market: Market, sizes: Sizes, say: Bench["say"]) {
  const usual: Paced[] = [];
  const flooded: Paced[] = [];
  const answers = new Map<string, number>();
  for (let round = 1; round <= sizes.rounds; round += 1) {
    say(`round ${round} of ${sizes.rounds}`);
    usual.push(await acceptSome(origin, market, sizes));
    const stop = flood(origin, sizes.places, round, answers);
    // The hashing queue is full from then on.
    await sleep(1500);
    flooded.push(await acceptSome(origin, market, sizes));
    await stop();
  }
  const sent = [...answers].map(([status, count]) => `${count} × ${status}`).join(", ");
  const row = (name: string, of: (one: Paced) => number) => {
    const [before, during] = [median(usual.map(of)), median(flooded.map(of))];
    return [name, before, during, during / before];
  };
  return {
    title: `Accepting a task, ${sizes.pace} a second, medians of ${sizes.rounds} rounds; the flood was answered ${sent}`,
    head: ["", "usual ms", `with ${sizes.places} places at the sign-in`, "ratio"],
    rows: [
      row("p50", (one) => one.p50),
      row("p95", (one) => one.p95),
      row("p99", (one) => one.p99),
    ],
  };
}

/** Begins the flood. Returns the function that ends it and adds its answers. */
function flood(origin: string, places: number, round: number, answers: Map<string, number>) {
  const workerData: FloodData = { origin, places, round };
  const thread = new Worker(new URL("./flood-places.ts", import.meta.url), { workerData });
  return async () => {
    thread.postMessage("over", []);
    const [counts] = (await once(thread, "message")) as [Record<string, number>];
    for (const [status, count] of Object.entries(counts))
      answers.set(status, (answers.get(status) ?? 0) + count);
  };
}

/** Sends the forms at a steady pace; a time counts from the moment the form should have been sent. */
async function acceptSome(origin: string, market: Market, sizes: Sizes): Promise<Paced> {
  const taskIds = await market.delivered(sizes.accepts);
  const mine = { cookie: market.cookie, "x-forwarded-for": "203.0.113.7" };
  const path = (id: string) => `${origin}/tasks/${id}/accept`;
  const page = await (await fetch(path(taskIds[0] ?? ""), { headers: mine })).text();
  const form = /<form [^>]*data-once.*?<\/form>/s.exec(page)?.[0] ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return paced(
    taskIds,
    sizes.pace,
    () => false,
    async (id) => {
      const body = new URLSearchParams(fields.map(([, name = "", value = ""]) => [name, value]));
      body.set("key", newFormKey());
      const headers = { ...mine, "sec-fetch-site": "same-origin" };
      const answer = await fetch(path(id), { method: "POST", headers, body, redirect: "manual" });
      await answer.arrayBuffer();
      if (answer.status !== 303) throw new Error(`${id} was answered ${answer.status}.`);
    },
  );
}
