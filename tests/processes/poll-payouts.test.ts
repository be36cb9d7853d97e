/** Payouts submitted in lists: each once, no more than the bank account holds, and one in trouble stops no other. */
import { expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { claimPayout, claimPayouts, WAITS_FOR_MONEY } from "#app/domain/payouts/claim-payout.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { pollPayouts } from "#app/processes/poll-payouts.ts";
import type { BankPort } from "#app/gateways/bank/port.ts";
import { pretendBank } from "#app/gateways/bank/pretend/pretend-bank.ts";
import { submitPayout } from "#app/processes/submit-payout.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, fillBank, payoutAccount } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { stubbornRow } from "#tests/kit/stubborn-row.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

const database = useDatabase();
const clock = movingClock();

let met = 0;

/** Payouts of nine dollars each, made by a sweep, oldest first; our bank has the money only if `atBank`. */
async function swept(count: number, atBank: boolean): Promise<string[]> {
  met += 1;
  const ada = await person(`ada-${met}`);
  const people: UserActor[] = [];
  for (let number = 1; number <= count; number += 1) {
    const who = await person(`seller-${met}-${number}`);
    await earned(ada, who, 10_000_000n, { atBank });
    await payoutAccount(who);
    people.push(who);
  }
  expect(await sweep(CLOCK)).toBe(count);
  const rows = await sql<{ id: string }[]>`
    select id from payouts where user_id = any(${people.map(({ id }) => id)}::text[]) order by id`;
  return rows.map(({ id }) => id);
}

async function statesOf(ids: string[]): Promise<string[]> {
  const rows = await sql<{ state: string }[]>`
    select state from payouts where id = any(${ids}::text[]) order by id`;
  return rows.map(({ state }) => state);
}

/** The money at our bank that is promised to no payout. */
async function spare(): Promise<bigint> {
  const [row] = await sql<{ micros: bigint }[]>`
    select (select balance_micros from account_balances where kind = 'bank' and currency = 'USD')
           - coalesce(sum(amount_micros), 0)::bigint as micros
    from payouts where state in ('queued', 'submitted', 'unknown') and submitted_at is not null`;
  return row?.micros ?? 0n;
}

function listening(): { port: BankPort; heard: string[] } {
  const heard: string[] = [];
  const submit: BankPort["submit"] = (order) => {
    heard.push(order.operationKey);
    return pretendBank.submit(order);
  };
  return { port: { ...pretendBank, submit }, heard };
}

test("two workers and money for one of two payouts: the second waits for the first, and is told to wait for money", async () => {
  const [one = "", two = ""] = await swept(2, false);
  await fillBank(9_000_000n - (await spare()));
  // Both are stopped between deciding and committing: at asking for the job of the next poll.
  const held = Promise.withResolvers<void>();
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const holding = database.owner.begin(async (tx) => {
    await tx`lock table graphile_worker._private_jobs in exclusive mode`;
    held.resolve();
    await freed;
  });
  await held.promise;
  const asked = [claimPayout(one), claimPayout(two)];
  await untilTrue(20, async () => {
    const waiting = await database.owner`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return waiting.length >= 2;
  });
  free();
  await holding;
  expect((await Promise.all(asked)).toSorted()).toEqual(["nothing", "submit"]);
  await fillBank(9_000_000n);
  clock.forward({ seconds: 61 });
  await pollPayouts();
  clock.forward({ seconds: 61 });
  await pollPayouts();
  expect(await statesOf([one, two])).not.toContain("queued");
});

test("money of a payout with a lost answer is promised to no other", async () => {
  const [lost = "", next = ""] = await swept(2, false);
  await fillBank(9_000_000n - (await spare()));
  const silent = { ...pretendBank, submit: () => Promise.reject(new Error("no route")) };
  await submitPayout(lost, silent);
  expect(await statesOf([lost])).toEqual(["unknown"]);
  expect(await claimPayout(next)).toBe("nothing");
  await fillBank(9_000_000n);
  clock.forward({ seconds: 61 });
  await pollPayouts();
  expect(await statesOf([lost, next])).toEqual(["submitted", "submitted"]);
});

test("many runs asked for at once submit each payout once", async () => {
  const ids = await swept(9, true);
  const { port, heard } = listening();
  await Promise.all([pollPayouts({}, port), pollPayouts({}, port), pollPayouts({}, port)]);
  expect(heard.toSorted()).toEqual(ids);
  expect(await statesOf(ids)).toEqual(ids.map(() => "submitted"));
});

test("two workers that take the same list of payouts share it", async () => {
  const ids = await swept(6, true);
  const [one, two] = await Promise.all([claimPayouts(ids), claimPayouts(ids)]);
  expect([...one.keys(), ...two.keys()].toSorted()).toEqual(ids);
  clock.forward({ seconds: 60 });
  await pollPayouts();
  expect(await statesOf(ids)).toEqual(ids.map(() => "submitted"));
});

test("money for two of four payouts: the first in line go, the others say why they wait and go when it comes", async () => {
  const ids = await swept(4, false);
  // The money already there counts too.
  const lacking = 18_000_000n - (await spare());
  expect(lacking).toBeGreaterThan(0n);
  await fillBank(lacking);
  await pollPayouts();
  expect(await statesOf(ids)).toEqual(["submitted", "submitted", "queued", "queued"]);
  const waiting = await sql`
    select failure from payouts where id = any(${ids}::text[]) and state = 'queued'`;
  expect(waiting).toEqual([{ failure: WAITS_FOR_MONEY }, { failure: WAITS_FOR_MONEY }]);
  await fillBank(18_000_000n);
  clock.forward({ seconds: 61 });
  await pollPayouts();
  expect(await statesOf(ids)).toEqual(["settled", "settled", "submitted", "submitted"]);
  expect(await sql`select from payouts where failure is not null`).toEqual([]);
});

test("a payout that cannot be claimed does not stop the rest of the list", async () => {
  const ids = await swept(5, true);
  const bad = ids[1] ?? "";
  const mend = await stubbornRow(database.owner, "payouts", `new.id = '${bad}'`);
  await pollPayouts();
  expect(await statesOf(ids)).toEqual(ids.map((id) => (id === bad ? "queued" : "submitted")));
  const left = () => database.owner`select work, item_id from setbacks`;
  expect(await left()).toEqual([{ work: "payouts.claim", item_id: bad }]);
  await mend();
  clock.forward({ seconds: 90 });
  await pollPayouts();
  expect(await statesOf([bad])).toEqual(["submitted"]);
  expect(await left()).toEqual([]);
});
