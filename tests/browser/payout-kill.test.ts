/** The whole server killed while payouts are in transit: after the next start each arrives, once. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { env } from "#app/env.server.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount, payoutState, USD } from "#tests/kit/money-story.ts";
import { startSite } from "#tests/kit/site.ts";

const database = useDatabase();
const PATIENCE_TRIES = 180;

async function begunPayout(number: number, ending: string): Promise<string> {
  const [buyer, seller] = [await person(`buyer${number}`), await person(`seller${number}`)];
  await earned(buyer, seller, 10_000_000n);
  const methodId = await payoutAccount(seller, ending);
  const amount = USD(9_000_000n);
  const { answer } = await withdraw(seller, { amount, methodId, key: newFormKey() });
  return answer.payoutId;
}

test(
  "payouts killed with kill -9 at four moments are each paid once",
  { timeout: 200_000 },
  async () => {
    const settings = { SECRET: env.secret, PRETEND_SETTLE_SECONDS: "1" };
    const ids: string[] = [];
    for (const [number, pause] of [0, 60, 200, 1100].entries()) {
      const site = await startSite(database.url, settings);
      ids.push(await begunPayout(number, number === 1 ? "03" : "00"));
      await sleep(pause);
      await site.stop("SIGKILL");
    }
    const site = await startSite(database.url, settings);
    for (let tries = 0; tries < PATIENCE_TRIES; tries += 1) {
      const states = await Promise.all(ids.map(payoutState));
      if (states.every((state) => state === "settled")) break;
      await sleep(500);
    }
    expect(await Promise.all(ids.map(payoutState))).toEqual(ids.map(() => "settled"));
    const rows = await sql<{ n: number }[]>`
    select count(*)::int as n from pretend.operations where operation_key = any(${ids}::text[])`;
    expect(rows[0]?.n).toBe(ids.length);
    await site.stop();
  },
);
