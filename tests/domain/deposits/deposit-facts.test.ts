/** Every fact of the card processor against every state of a deposit; unmatched money goes to suspense, once. */
import { beforeEach, describe, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import type { CardFact, CardOutcome } from "#app/domain/deposits/card-fact.ts";
import {
  DEPOSIT_LIFECYCLE,
  DEPOSIT_STATES,
  mayMoveDeposit,
} from "#app/domain/deposits/deposit-lifecycle.ts";
import type { DepositState, DepositTransition } from "#app/domain/deposits/deposit-lifecycle.ts";
import { lockDeposit, moveDeposit } from "#app/domain/deposits/move-deposit.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { depositState, USD } from "#tests/kit/money-story.ts";

useDatabase();
let count = 0;
let ada: UserActor;
let sol: UserActor;
beforeEach(async () => {
  ada ??= await person("ada");
  sol ??= await person("sol", "staff");
});

async function move(id: string, transition: DepositTransition): Promise<void> {
  const spec = {
    name: "test.move" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: { id, transition },
  };
  await command(spec, async (tx) => {
    await moveDeposit(tx, found(await lockDeposit(tx, { id, ref: null })), transition, {
      nextAt: null,
    });
    return {};
  });
}

/** A deposit of $5 in a state; `succeeded` by the processor's message, because its money must be in the books. */
async function depositIn(state: DepositState): Promise<{ id: string; fact: CardFact }> {
  count += 1;
  const { answer } = await startDeposit(ada, { amount: USD(5_000_000n), key: newFormKey() });
  const id = answer.depositId;
  const fact: CardFact = {
    ref: `card_${count}`,
    operationKey: id,
    state: "succeeded",
    minorUnits: 500n,
    currency: "USD",
    failure: null,
  };
  if (state === "pending") await move(id, "wait");
  if (state === "unknown") await move(id, "lose");
  if (state === "failed") await move(id, "fail");
  if (state === "succeeded") await applyCardFact(fact);
  return { id, fact };
}

describe("every transition of a deposit that moves no money, from every state", () => {
  const plain = Object.entries(DEPOSIT_LIFECYCLE).filter(
    ([name, row]) => name !== "start" && row.money === null,
  );
  for (const [transition] of plain as Array<[DepositTransition, unknown]>)
    for (const state of DEPOSIT_STATES)
      test(`${transition} from ${state}`, async () => {
        const { id } = await depositIn(state);
        const allowed = mayMoveDeposit(transition, state);
        const result = await move(id, transition).then(
          () => "made",
          (problem: Error) => problem.message,
        );
        expect(result).toMatch(allowed ? /^made$/ : /not possible/);
        expect(await depositState(id)).toBe(allowed ? DEPOSIT_LIFECYCLE[transition].to[0] : state);
      });
});

const FACTS: Array<[CardFact["state"], DepositState, CardOutcome, DepositState]> = [
  ["pending", "created", "pending", "pending"],
  ["pending", "pending", "nothing_new", "pending"],
  ["pending", "unknown", "pending", "pending"],
  ["pending", "succeeded", "nothing_new", "succeeded"],
  ["pending", "failed", "nothing_new", "failed"],
  ["succeeded", "created", "succeeded", "succeeded"],
  ["succeeded", "pending", "succeeded", "succeeded"],
  ["succeeded", "unknown", "succeeded", "succeeded"],
  ["succeeded", "succeeded", "succeeded", "succeeded"],
  ["succeeded", "failed", "succeeded", "succeeded"],
  ["failed", "created", "failed", "failed"],
  ["failed", "pending", "failed", "failed"],
  ["failed", "unknown", "failed", "failed"],
  ["failed", "succeeded", "nothing_new", "succeeded"],
  ["failed", "failed", "nothing_new", "failed"],
];

describe("every card fact in every state of a deposit, twice", () => {
  test.each(FACTS)("%s when %s: %s, then %s", async (state, from, outcome, then) => {
    const { id, fact } = await depositIn(from);
    const before = await balance("wallet", ada.id, "USD");
    expect(await applyCardFact({ ...fact, state })).toBe(outcome);
    await applyCardFact({ ...fact, state });
    expect(await depositState(id)).toBe(then);
    const arrived = then === "succeeded" && from !== "succeeded" ? 5_000_000n : 0n;
    expect(await balance("wallet", ada.id, "USD")).toBe(before + arrived);
  });
});

test("a failure reported before its payment was known counts when it is reported again", async () => {
  const { id, fact } = await depositIn("created");
  const nameless = { ...fact, operationKey: null, state: "failed" as const };
  expect(await applyCardFact(nameless)).toBe("unknown_reference");
  await applyCardFact({ ...fact, state: "pending" });
  expect(await applyCardFact(nameless)).toBe("failed");
  expect(await applyCardFact(nameless)).toBe("nothing_new");
  expect(await depositState(id)).toBe("failed");
});

describe("a payment that fits no deposit", () => {
  const suspense = (currency: "USD" | "EUR" = "USD") => balance("suspense", PLATFORM, currency);

  test("by its amount goes to suspense: the deposit becomes unknown, staff see both", async () => {
    const { id, fact } = await depositIn("pending");
    const before = await suspense();
    expect(await applyCardFact({ ...fact, minorUnits: 499n })).toBe("suspense");
    await applyCardFact({ ...fact, minorUnits: 499n });
    expect(await suspense()).toBe(before + 4_990_000n);
    expect(await depositState(id)).toBe("unknown");
    const queue = await paymentsQueue(sol);
    expect(queue.deposits.map((row) => row.id)).toContain(id);
    expect(queue.suspense.map((row) => row.ref)).toContain(fact.ref);
  });

  test("by its currency goes to suspense in that currency", async () => {
    const { fact } = await depositIn("pending");
    expect(await applyCardFact({ ...fact, currency: "EUR" })).toBe("suspense");
    expect(await suspense("EUR")).toBe(5_000_000n);
    expect(await applyCardFact({ ...fact, currency: "XTS" })).toBe("unknown_currency");
  });

  test("by its reference goes to suspense once, however often it is reported", async () => {
    const before = await suspense();
    const stranger: CardFact = {
      ref: "card_stranger",
      operationKey: null,
      state: "succeeded",
      minorUnits: 700n,
      currency: "USD",
      failure: null,
    };
    await Promise.all([applyCardFact(stranger), applyCardFact(stranger), applyCardFact(stranger)]);
    expect(await suspense()).toBe(before + 7_000_000n);
    expect(await applyCardFact({ ...stranger, state: "failed" })).toBe("unknown_reference");
  });

  test("because it is the second for its deposit is not counted into it", async () => {
    const { fact } = await depositIn("succeeded");
    const before = await suspense();
    expect(await applyCardFact({ ...fact, ref: `${fact.ref}_again` })).toBe("suspense");
    expect(await suspense()).toBe(before + 5_000_000n);
  });

  test("is listed for staff only", async () => {
    await expect(paymentsQueue(ada)).rejects.toMatchObject({ code: "not_found" });
  });
});
