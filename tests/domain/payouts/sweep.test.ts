/** A running sweep: killed, doubled, raced, disturbed and refused, it makes exactly one payout each. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { choosePreferences } from "#app/domain/payouts/preferences.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { removeMethod } from "#app/domain/payouts/save-method.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { childEnvironment } from "#app/env.server.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { earned, payoutAccount, USD } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { PATIENCE_MS, patientCommands } from "#tests/kit/patient-commands.ts";
import { stubbornRow } from "#tests/kit/stubborn-row.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

patientCommands();
const database = useDatabase();
const clock = movingClock();
const GROSS = 10_000_000n;
const NET = 9_000_000n;

let met = 0;

interface Seller {
  who: UserActor;
  methodId: string;
}

/** Freelancers with nine dollars each, in order of their ids; ada bought from all of them. */
async function sellers(count: number): Promise<{ ada: UserActor; all: Seller[] }> {
  met += 1;
  const ada = await person(`ada-${met}`);
  const all: Seller[] = [];
  for (let number = 1; number <= count; number += 1) {
    const who = await person(`seller-${met}-${number}`);
    await earned(ada, who, GROSS);
    all.push({ who, methodId: await payoutAccount(who) });
  }
  return { ada, all };
}

async function payoutsOf(people: Seller[]): Promise<bigint[]> {
  const ids = people.map(({ who }) => who.id);
  const rows = await sql<{ micros: bigint }[]>`
    select amount_micros as micros from payouts where user_id = any(${ids}::text[]) order by user_id`;
  return rows.map(({ micros }) => micros);
}

const oneEach = (people: Seller[]) => people.map(() => NET);

function sweepingProcess(): ChildProcess {
  const env = childEnvironment({
    DATABASE_URL: database.url,
    NODE_ENV: "test",
    COMMAND_LIMIT_MS: `${PATIENCE_MS}`,
  });
  return spawn(process.execPath, ["tests/domain/payouts/sweeping.ts"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function saidBy(child: ChildProcess): Promise<string> {
  let said = "";
  child.stdout?.on("data", (bytes: Buffer) => (said += bytes.toString()));
  await once(child, "close");
  return said;
}

/** Holds a row of a person until released; `sql` is the statement that waits behind it. */
async function holding(statement: string, id: string) {
  const held = Promise.withResolvers<void>();
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const holder = database.owner.begin(async (tx) => {
    await tx.unsafe(statement, [id]);
    held.resolve();
    await freed;
  });
  await held.promise;
  return {
    letGo: async () => {
      free();
      await holder;
    },
  };
}

const HOLD_PERSON = "select from users where id = $1 for update";
const HOLD_EARNINGS =
  "select from accounts where owner_id = $1 and kind = 'earnings_available' for update";

async function someWait(count = 1): Promise<void> {
  await untilTrue(20, async () => {
    const waiting = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return waiting.length >= count;
  });
}

describe("a sweep that is stopped or doubled", () => {
  test("with kill -9 in the middle of a batch, then run again, makes one payout each", async () => {
    const { all } = await sellers(12);
    const hold = await holding(HOLD_EARNINGS, all[7]?.who.id ?? "");
    const child = sweepingProcess();
    const ended = saidBy(child);
    await someWait();
    await untilTrue(20, async () => (await payoutsOf(all)).length === 9);
    child.kill("SIGKILL");
    expect(await ended).toBe("began\n");
    await hold.letGo();
    // The killed sweep's unfinished batch is undone whole.
    expect(await sweep(CLOCK)).toBe(3);
    expect(await payoutsOf(all)).toEqual(oneEach(all));
    expect(await sweep(CLOCK)).toBe(0);
  });

  test("in two processes and this one at once makes one payout each", async () => {
    const { all } = await sellers(14);
    const hold = await holding(HOLD_PERSON, all[0]?.who.id ?? "");
    const children = [saidBy(sweepingProcess()), saidBy(sweepingProcess())];
    await someWait(2);
    const [own] = await Promise.all([sweep(CLOCK, {}, 4), someWait(3).then(hold.letGo)]);
    const counts = (await Promise.all(children)).map((said) =>
      Number(/made (\d+)/.exec(said)?.[1]),
    );
    expect(own + counts.reduce((sum, made) => sum + made, 0)).toBe(14);
    expect(await payoutsOf(all)).toEqual(oneEach(all));
  });
});

describe("a sweep among other commands", () => {
  test("races with withdrawals and new earnings: no person has two payouts, no amount is lost", async () => {
    const { ada, all } = await sellers(8);
    const withdrawals = all.map(({ who, methodId }) =>
      withdraw(who, { amount: USD(4_000_000n), methodId, key: newFormKey() }).then(
        () => true,
        () => false,
      ),
    );
    const earnings = all.map(({ who }) => earned(ada, who, GROSS));
    const sweeps = [sweep(CLOCK, {}, 2), sweep(CLOCK, {}, 3)];
    await Promise.all([...withdrawals, ...earnings, ...sweeps]);
    const paid = await payoutsOf(all);
    expect(paid).toHaveLength(all.length);
    for (const [place, { who }] of all.entries())
      expect((paid[place] ?? 0n) + (await balance("earnings_available", who.id, "USD"))).toBe(
        2n * NET,
      );
  });

  test("makes no payout for people suspended, account removed or threshold raised after they were found due", async () => {
    const { all } = await sellers(5);
    const [first, suspended, removed, raised, last] = all as [
      Seller,
      Seller,
      Seller,
      Seller,
      Seller,
    ];
    const sol = await person("sol", "staff");
    const hold = await holding(HOLD_PERSON, first.who.id);
    const sweeping = sweep(CLOCK);
    await someWait();
    const key = newFormKey;
    await suspend(sol, { userId: suspended.who.id, reason: "Looked odd to us.", key: key() });
    await removeMethod(removed.who, { methodId: removed.methodId, key: key() });
    const threshold = USD(50_000_000n);
    await choosePreferences(raised.who, { threshold, automatic: true, key: key() });
    await hold.letGo();
    expect(await sweeping).toBe(2);
    expect(await payoutsOf([first, last])).toEqual([NET, NET]);
    expect(await payoutsOf([suspended, removed, raised])).toEqual([]);
    // Left out because no payout is due to them, not because the database refused.
    expect(await database.owner`select from setbacks`).toEqual([]);
  });

  test("pays nothing to an account that is removed while the sweep waits for its person", async () => {
    const { all } = await sellers(2);
    const [remover, other] = all as [Seller, Seller];
    const removing = async (tx: Tx) => {
      await lockPerson(tx, remover.who.id);
      await tx.sql`
        update payout_methods set removed_at = ${tx.command.at}, command_id = ${tx.command.id}
        where id = ${remover.methodId}`;
    };
    expect(await whileHeld(database.owner, removing, () => sweep(CLOCK))).toBe(1);
    expect(await payoutsOf(all)).toEqual([NET]);
    expect(await payoutsOf([other])).toEqual([NET]);
  });

  test("delays a release to a person of its batch until that batch's end only", async () => {
    const { ada, all } = await sellers(4);
    const [swept, stuck] = [all[0] as Seller, all[3] as Seller];
    const hold = await holding(HOLD_EARNINGS, stuck.who.id);
    const sweeping = sweep(CLOCK, {}, 1);
    await someWait();
    // The sweep waits, and the money of all others still moves.
    await earned(ada, swept.who, GROSS);
    await hold.letGo();
    expect(await sweeping).toBe(4);
    expect(await balance("earnings_available", swept.who.id, "USD")).toBe(NET);
  });
});

test("with a payout that cannot be made stops no other, shows it to staff, and pays it once mended", async () => {
  const { all } = await sellers(9);
  const bad = all[4] as Seller;
  const mend = await stubbornRow(database.owner, "payouts", `new.user_id = '${bad.who.id}'`);
  expect(await sweep(CLOCK)).toBe(8);
  expect(await payoutsOf([bad])).toEqual([]);
  const left = () => database.owner`select work, item_id, reason from setbacks`;
  expect(await left()).toEqual([
    { work: "payouts.sweep", item_id: bad.who.id, reason: "this row does not want to be written" },
  ]);
  await mend();
  clock.forward({ seconds: 90 });
  expect(await sweep(CLOCK)).toBe(1);
  expect(await payoutsOf(all)).toEqual(oneEach(all));
  expect(await left()).toEqual([]);
});
