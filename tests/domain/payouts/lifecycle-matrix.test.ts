/** Every fact of the bank against every state of a payout, and every step against the database's own guard. */
import { beforeEach, describe, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import type { BankFact, BankOutcome } from "#app/domain/payouts/bank-fact.ts";
import { lockPayout, movePayout } from "#app/domain/payouts/move-payout.ts";
import {
  mayMovePayout,
  PAYOUT_LIFECYCLE,
  PAYOUT_STATES,
} from "#app/domain/payouts/payout-lifecycle.ts";
import type { PayoutState, PayoutTransition } from "#app/domain/payouts/payout-lifecycle.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount, payoutState } from "#tests/kit/money-story.ts";

useDatabase();
let count = 0;
let ada: UserActor;
beforeEach(async () => {
  count += 1;
  ada ??= await person("ada");
});

async function payoutIn(state: PayoutState): Promise<string> {
  count += 1;
  const lin = await person(`lin${count}`);
  await earned(ada, lin, 10_000_000n);
  await payoutAccount(lin);
  await sweep(CLOCK);
  const [row] = await sql<{ id: string }[]>`select id from payouts where user_id = ${lin.id}`;
  const id = row?.id ?? "";
  for (const transition of WAYS[state]) await move(id, transition);
  return id;
}

async function move(id: string, transition: PayoutTransition): Promise<void> {
  const spec = {
    name: "test.move" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: { id, transition },
  };
  await command(spec, async (tx) => {
    await movePayout(tx, found(await lockPayout(tx, { id })), transition, { nextAt: null });
    return {};
  });
}

/** The steps from `queued` into each state. */
const WAYS: Record<PayoutState, PayoutTransition[]> = {
  queued: [],
  submitted: ["submit"],
  unknown: ["lose"],
  settled: ["submit", "settle"],
  failed: ["fail"],
  returned: ["submit", "settle", "return"],
};

describe("every transition of a payout from every state", () => {
  const transitions = Object.keys(PAYOUT_LIFECYCLE) as PayoutTransition[];
  for (const transition of transitions.filter((name) => name !== "create"))
    for (const state of PAYOUT_STATES) {
      const allowed = mayMovePayout(transition, state);
      test(`${transition} from ${state} is ${allowed ? "made" : "impossible"}`, async () => {
        const id = await payoutIn(state);
        const result = await move(id, transition).then(
          () => "made",
          (problem: Error) => problem.message,
        );
        const [to] = PAYOUT_LIFECYCLE[transition].to;
        expect(result).toMatch(allowed ? /^made$/ : /not possible/);
        expect(await payoutState(id)).toBe(allowed ? to : state);
      });
    }
});

describe("the database refuses a payout's step that the table does not allow", () => {
  for (const from of PAYOUT_STATES)
    for (const to of PAYOUT_STATES) {
      const allowed = Object.values(PAYOUT_LIFECYCLE).some(
        (row) => (row.from as readonly string[]).includes(from) && row.to[0] === to,
      );
      if (allowed || from === to) continue;
      test(`${from} → ${to}`, async () => {
        const id = await payoutIn(from);
        const spec = {
          name: "test.force" as const,
          actor: CLOCK,
          key: newFormKey(),
          input: { id, to },
        };
        const forced = command(spec, async (tx) => {
          await tx.sql`update payouts set state = ${to}, command_id = ${tx.command.id} where id = ${id}`;
          return {};
        });
        await expect(forced).rejects.toThrow(/lifecycle|may not go|Failed query/);
        expect(await payoutState(id)).toBe(from);
      });
    }
});

/** The result of each fact in each state; the last column is the payout's state afterwards. */
const FACTS: Array<[BankFact["state"], PayoutState, BankOutcome, PayoutState]> = [
  ["accepted", "queued", "submitted", "submitted"],
  ["accepted", "submitted", "nothing_new", "submitted"],
  ["accepted", "unknown", "submitted", "submitted"],
  ["accepted", "settled", "nothing_new", "settled"],
  ["accepted", "failed", "nothing_new", "failed"],
  ["accepted", "returned", "nothing_new", "returned"],
  ["settled", "queued", "settled", "settled"],
  ["settled", "submitted", "settled", "settled"],
  ["settled", "unknown", "settled", "settled"],
  ["settled", "settled", "nothing_new", "settled"],
  ["settled", "failed", "mismatch", "failed"],
  ["settled", "returned", "nothing_new", "returned"],
  ["refused", "queued", "failed", "failed"],
  ["refused", "submitted", "failed", "failed"],
  ["refused", "unknown", "failed", "failed"],
  ["refused", "settled", "mismatch", "settled"],
  ["refused", "failed", "nothing_new", "failed"],
  ["refused", "returned", "mismatch", "returned"],
  ["returned", "queued", "returned", "returned"],
  ["returned", "submitted", "returned", "returned"],
  ["returned", "unknown", "returned", "returned"],
  ["returned", "settled", "returned", "returned"],
  ["returned", "failed", "mismatch", "failed"],
  ["returned", "returned", "nothing_new", "returned"],
];

/** The events of a payout, in order. */
async function newsOf(id: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from events where subject_id = ${id} order by id`;
  return rows.map(({ name }) => name);
}

/** Every change of state is an event; a payout returned before it was settled gets both events. */
function newsBetween(from: PayoutState, to: PayoutState): string[] {
  if (from === to) return [];
  const arrived = to === "returned" && from !== "settled" ? ["payout.settled"] : [];
  return [...arrived, `payout.${to}`];
}

describe("every bank fact in every state of a payout, twice", () => {
  test.each(FACTS)("%s when %s: %s, then %s", async (fact, state, outcome, then) => {
    const id = await payoutIn(state);
    const said: BankFact = {
      operationKey: id,
      ref: "bank_1",
      state: fact,
      minorUnits: 900n,
      currency: "USD",
      reason: null,
    };
    const before = await newsOf(id);
    expect(await applyBankFact(said)).toBe(outcome);
    expect(await payoutState(id)).toBe(then);
    expect(await newsOf(id)).toEqual([...before, ...newsBetween(state, then)]);
    await applyBankFact(said);
    expect(await payoutState(id)).toBe(then);
    expect(await newsOf(id)).toEqual([...before, ...newsBetween(state, then)]);
  });

  test("a bank fact of another amount, another currency or an unknown key moves nothing", async () => {
    const id = await payoutIn("submitted");
    const said = {
      operationKey: id,
      ref: "bank_1",
      state: "settled",
      currency: "USD",
      reason: null,
    } as const;
    expect(await applyBankFact({ ...said, minorUnits: 901n })).toBe("mismatch");
    expect(await applyBankFact({ ...said, minorUnits: 900n, currency: "EUR" })).toBe("mismatch");
    expect(await applyBankFact({ ...said, operationKey: "pay_none", minorUnits: 900n })).toBe(
      "unknown_reference",
    );
    expect(await payoutState(id)).toBe("submitted");
  });
});
