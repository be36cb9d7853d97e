/** The places that flood a sign-in, in a thread of their own: the time of the measured person's requests must not wait for them. */
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

export interface FloodData {
  origin: string;
  places: number;
  /** Part of the addresses that are tried, so that none is tried twice. */
  round: number;
}

const { origin, places, round } = workerData as FloodData;
const answers: Record<string, number> = {};
const state = { over: false };

/** Sends a wrong password once a second, to another address each time. */
async function place(n: number): Promise<void> {
  await sleep((n * 1000) / places);
  for (let tries = 0; !state.over; tries += 1) {
    const begun = performance.now();
    const status = await tryOnce(n, `nobody-${round}-${n}-${tries}@example.test`);
    answers[status] = (answers[status] ?? 0) + 1;
    await sleep(Math.max(0, 1000 - (performance.now() - begun)));
  }
}

async function tryOnce(n: number, email: string): Promise<number> {
  const answer = await fetch(`${origin}/sign-in`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "x-forwarded-for": `198.18.${n >> 8}.${n & 255}` },
    body: new URLSearchParams({ email, password: "not this one" }),
    redirect: "manual",
  });
  await answer.arrayBuffer();
  return answer.status;
}

parentPort?.once("message", () => {
  state.over = true;
});
await Promise.all(Array.from({ length: places }, (_, n) => place(n)));
parentPort?.postMessage(answers, []);
