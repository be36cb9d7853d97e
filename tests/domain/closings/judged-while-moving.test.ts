/** Money that moves while the clock judges a closing: it is paid out or waited for, never left behind in a closed account. */
import { expect, test } from "vitest";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount } from "#tests/kit/money-story.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { move, order } from "#tests/kit/task-scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { ask, plainPerson, stateOf } from "./closing-scene.ts";

const database = useDatabase();
const clock = useMovedClock();

/** Runs the clock's closings, and `meanwhile` when they wait for the table, which is locked until then. */
async function closedWhile(table: string, meanwhile: () => Promise<unknown>): Promise<number> {
  let closing: Promise<number> | undefined;
  await database.owner.begin(async (owner) => {
    await owner.unsafe(`lock table ${table} in access exclusive mode`);
    closing = closeAccounts();
    await untilTrue(20, async () => {
      const rows = await owner`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return rows.length > 0;
    });
    await meanwhile();
  });
  return (await closing) ?? 0;
}

const left = (id: string) => sql<{ micros: bigint }[]>`
  select balance_micros as micros from accounts
  where kind in ('wallet', 'earnings_available', 'earnings_clearing') and owner_id = ${id} and balance_micros <> 0`;

test("an order given back while a closing is judged is paid out with the rest of the balance", async () => {
  const [who, freelancer] = [await plainPerson(), await plainPerson()];
  await payoutAccount(who);
  await ask(who);
  await enrich(who, 1_000_000n);
  const { taskIds } = await order(who, freelancer, { priceMicros: 1_000_000n });
  clock.pass(24);
  await closedWhile("batches", () => move(freelancer, "decline", taskIds));
  await closeAccounts();
  expect([await stateOf(who), await left(who.id)]).toEqual(["closed", []]);
});

test("earnings that clear while a closing is judged are paid out", async () => {
  const [buyer, who] = [await plainPerson(), await plainPerson()];
  await payoutAccount(who);
  const restore = overrideEnv({ clearingBalanceHours: 20 });
  await earned(buyer, who, 1_000_000n);
  restore();
  await ask(who);
  clock.pass(24);
  await closedWhile("batches", () => clearDue(CLOCK));
  await closeAccounts();
  expect([await stateOf(who), await left(who.id)]).toEqual(["closed", []]);
});
