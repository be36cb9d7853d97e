/** The connection of a closing is cut at statements of its transaction: each account is closed once, and pays out once. */
import { beforeAll, expect, test } from "vitest";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { sql, closeStore } from "#app/domain/store/store.ts";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import { enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount } from "#tests/kit/money-story.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { wireTo } from "#tests/kit/wire.ts";
import type { Cut, Wire } from "#tests/kit/wire.ts";
import { ask, plainPerson } from "./closing-scene.ts";

const database = useDatabase();
const clock = useMovedClock();
/** Every such statement is cut. */
const STEP = 6;
let wire: Wire;

beforeAll(async () => {
  await closeStore();
  wire = await wireTo(database.url);
  provideDatabase(wire.url);
  overrideEnv({ poolSize: 2 });
  return async () => {
    await closeStore();
    await wire.close();
  };
});

/** False when the closing ended before the cut. */
async function closedOnce(cut: Cut): Promise<boolean> {
  const who = await plainPerson();
  await enrich(who, 2_001_500n);
  await payoutAccount(who);
  await ask(who);
  clock.pass(24);
  const reached = await wire.cutting(cut, () => closeAccounts().catch(() => 0));
  await closeAccounts();
  expect(
    await sql`
    select u.state, (select sum(amount_micros)::int from payouts p where p.user_id = u.id) as paid,
      (select count(*)::int from events e where e.name = 'account.closed' and e.payload->>'userId' = u.id) as told
    from users u where u.id = ${who.id}`,
  ).toEqual([{ state: "closed", paid: 2_000_000, told: 1 }]);
  return reached;
}

test("an account whose closing is cut off is closed once by the next run", async () => {
  let points = 0;
  for (const lost of ["statement", "answer"] as const)
    for (let nth = 1; await closedOnce({ lost, nth }); nth += STEP) points += 1;
  expect(points).toBeGreaterThanOrEqual(8);
});
