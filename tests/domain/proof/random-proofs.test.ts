/**
 * Random lives, marks and breakages: every damage to a row written after a mark is found by the proof of what is new. Five lives in the
 * suite, sixty by `npm run rig -- random-proofs`.
 */
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readChecks } from "#app/domain/proof/check-files.ts";
import type { Check } from "#app/domain/proof/check-files.ts";
import { newestMark } from "#app/domain/proof/marks.ts";
import type { Mark } from "#app/domain/proof/marks.ts";
import { Progress } from "#app/domain/proof/progress.ts";
import { proveNew } from "#app/domain/proof/prove-new.ts";
import { askCheck } from "#app/domain/proof/run-check.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { isWhole } from "#tests/kit/whole-test.ts";

const database = useDatabase();
const checks = readChecks().filter(({ kind }) => kind === "violation");
const whole = isWhole("random-proofs");
const LIVES = whole ? 60 : 5;
const UNDO = new Error("undo");
const tasks: string[] = [];
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const act = fc.record({
  verb: fc.constantFrom(
    "order",
    "order",
    "start",
    "start",
    "deliver",
    "deliver",
    "accept",
    "decline",
    "give_up",
    "enrich",
  ),
  which: fc.nat(1000),
  micros: fc.bigInt({ min: 1n, max: 99_999n }),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform({ verb, which, micros }: Act): Promise<void> {
  const task = tasks.at(-1 - (which % Math.max(1, tasks.length))) ?? "";
  const { ada, lin } = people;
  if (verb === "enrich") await enrich(ada, micros);
  else if (verb === "order") {
    const placed = await order(ada, lin, {
      priceMicros: micros,
      quantity: 1 + (which % 3),
      kind: "unit",
    });
    tasks.push(...placed.taskIds);
  } else if (verb === "deliver") await handOver(lin, [task]);
  else await move(verb === "accept" ? ada : lin, verb, [task]);
}

async function live(acts: Act[]): Promise<void> {
  for (const one of acts)
    await perform(one).catch((problem: unknown) => {
      if (!(problem instanceof Refusal)) throw problem;
    });
}

/** The possible damages of a row, by its table; `$row` is a row written after the mark. */
const DAMAGES: Record<string, string[]> = {
  transfers: [
    "update transfers set amount_micros = amount_micros + 1 where $row",
    "update transfers set credit_account_id = -1 where $row",
    "update transfers set credit_account_id = (select max(id) from accounts where kind = 'wallet') where $row",
    "update transfers set subject_id = 'tsk_none' where $row",
    "update transfers set currency = 'EUR' where $row",
    "update transfers set kind = 'escrow.refund' where $row",
    "update transfers set command_id = 'cmd_none' where $row",
    "delete from transfers where $row",
    "insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at) select kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at from transfers where $row",
    "update accounts set balance_micros = balance_micros + 1 where id in (select credit_account_id from transfers where $row)",
    "update accounts set owner_id = 'tsk_none' where kind = 'escrow' and id in (select credit_account_id from transfers where $row)",
  ],
  tasks: [
    "update tasks set price_micros = price_micros + 1 where $row",
    "update tasks set state = 'delivered' where $row",
    "update tasks set buyer_id = freelancer_id where $row",
    "update tasks set commission_bps = commission_bps + 1 where $row",
    "update tasks set released_micros = 0, commission_micros = 0 where $row",
    "update tasks set command_id = 'cmd_none' where $row",
    "delete from tasks where $row",
  ],
  task_transitions: [
    "update task_transitions set to_state = 'split' where $row",
    "update task_transitions set released_micros = released_micros + 1 where $row",
    "update task_transitions set command_id = 'cmd_none' where $row",
    "delete from task_transitions where $row",
  ],
  orders: [
    "update orders set total_micros = total_micros + 1 where $row",
    "update orders set task_count = task_count + 1 where $row",
    "update orders set command_id = 'cmd_none' where $row",
    "delete from orders where $row",
  ],
  deposits: [
    "update deposits set amount_micros = amount_micros + 1 where $row",
    "update deposits set state = 'failed' where $row",
    "delete from deposits where $row",
  ],
  commands: ["update commands set sealed_at = null where $row", "delete from commands where $row"],
};

async function newRows(tx: Tx, table: string, mark: Mark): Promise<string[]> {
  const place = `place > ${mark.commandPlace}`;
  const where =
    table === "transfers"
      ? `id > ${mark.transferId}`
      : table === "commands"
        ? place
        : `command_id in (select id from commands where ${place})`;
  const rows = await tx.unsafe<{ id: string }[]>(
    `select id::text as id from ${table} where ${where} order by id`,
  );
  return rows.map(({ id }) => id);
}

const damage = fc.record({
  table: fc.constantFrom(...Object.keys(DAMAGES)),
  how: fc.nat(1000),
  which: fc.nat(1000),
});

/** A check of the full proof that finds the damage. The next damage is shown to it first: few checks find most. */
async function firstToFind(tx: Tx): Promise<Check | null> {
  for (const [place, check] of checks.entries()) {
    if ((await askCheck(tx, check, new Set())).found === 0) continue;
    checks.unshift(...checks.splice(place, 1));
    return check;
  }
  return null;
}

/** Whether one of the checks finds the damage in the proof of what is new; its temporary tables are gone afterwards. */
async function isAmongNew(tx: Tx, mark: Mark, some: Check[]): Promise<boolean> {
  let found = false;
  const proof = tx.savepoint(async (inner) => {
    const asked = { since: mark, newest: mark, progress: new Progress() };
    const results = await proveNew(inner as Tx, asked, some);
    found = results.some((one) => one.found > 0);
    throw UNDO;
  });
  await expect(proof).rejects.toBe(UNDO);
  return found;
}

/** True when the full proof finds the damage; then the proof of what is new must find it too. */
async function foundByBoth(
  mark: Mark,
  { table, how, which }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Promise<boolean> {
  let found = false;
  const missed: string[] = [];
  const attempt = database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const rows = await newRows(tx, table, mark);
    const row = rows[which % Math.max(1, rows.length)];
    const statements = DAMAGES[table] ?? [];
    const statement = statements[how % statements.length] ?? "";
    if (row === undefined) throw UNDO;
    await tx`alter table tasks drop constraint tasks_amounts, drop constraint tasks_closed_means_paid_out, drop constraint tasks_commission_telescopes`;
    await tx.unsafe(statement.replaceAll("$row", `id = '${row}'`)).catch((problem: unknown) => {
      // Refused by a constraint that is still there: no damage was done.
      throw String((problem as { code?: string }).code).startsWith("23") ? UNDO : problem;
    });
    const finder = await firstToFind(tx);
    found = finder !== null;
    // Mostly the same check finds it, which takes a tenth of the time of all.
    if (finder && !(await isAmongNew(tx, mark, [finder])) && !(await isAmongNew(tx, mark, checks)))
      missed.push(`${statement} on ${row}`);
    throw UNDO;
  });
  await expect(attempt).rejects.toBe(UNDO);
  expect(missed, "damage the full proof found and this one did not").toEqual([]);
  return found;
}

test(
  "a proof of what is new is right in a random store, and finds each random breakage",
  { timeout: LIVES * 30_000 },
  async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 8 }),
        fc.array(act, { minLength: 2, maxLength: 12 }),
        fc.array(damage, { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        async (old, fresh, damages, full) => {
          await live(old);
          expect(await verify({ coverage: full ? "full" : "new" })).toMatchObject({
            healthy: true,
          });
          const mark = await database.owner.begin((tx) => newestMark(tx));
          if (mark === null) throw new Error("A healthy proof leaves a mark.");
          await live(fresh);
          for (const one of damages) if (await foundByBoth(mark, one)) found += 1;
          expect(await verify({ coverage: "new" })).toMatchObject({
            coverage: "new",
            healthy: true,
          });
        },
      ),
      { numRuns: LIVES, endOnFailure: true },
    );
    // About two of a life's five; the exact number is random.
    expect(found).toBeGreaterThan(whole ? LIVES : 0);
  },
);
