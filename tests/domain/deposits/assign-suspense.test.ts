/** Assigning a suspense receipt: once, whole, never to oneself, and only such a receipt. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { post } from "#app/domain/ledger/post.ts";
import { reverse } from "#app/domain/ledger/reverse.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import {
  assignSuspense,
  previewAssignment,
  suspenseReceipt,
} from "#app/domain/deposits/assign-suspense.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { relay } from "#app/worker/relay.ts";
import { suspendByHand } from "#tests/kit/suspension-scene.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { depositState, USD } from "#tests/kit/money-story.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();
let people: Cast;
let transferId: string;
let count = 0;

beforeAll(async () => {
  people = await cast();
});

/** A receipt of $7 under an unknown reference; returns the transfer. */
async function stranger(fact: { ref?: string; operationKey?: string | null } = {}) {
  count += 1;
  const { ref = `card_${count}`, operationKey = null } = fact;
  const money = { state: "succeeded", minorUnits: 700n, currency: "USD", failure: null } as const;
  expect(await applyCardFact({ ref, operationKey, ...money })).toBe("suspense");
  const { suspense } = await paymentsQueue(people.sol);
  return suspense.find((line) => line.ref === ref)?.id ?? "";
}
beforeEach(async () => {
  transferId = await stranger();
});

const asked = (more: { transferId?: string; handle?: string; reason?: string } = {}) => ({
  transferId,
  handle: "ada",
  reason: "The bank named Ada as the payer.",
  key: newFormKey(),
  ...more,
});
const wallet = (id: string) => balance("wallet", id, "USD");
const inSuspense = () => balance("suspense", PLATFORM, "USD");

test("an assigned receipt leaves suspense for the person's balance, with a reason they read; the books stay right", async () => {
  const [mine, theirs] = [await wallet(people.ada.id), await inSuspense()];
  const seen = await previewAssignment(people.sol, asked({ handle: " @ADA " }));
  expect(seen).toMatchObject({ person: { handle: "ada" }, receipt: { micros: 7_000_000n } });
  expect(await wallet(people.ada.id)).toBe(mine);
  const input = asked();
  const { answer } = await assignSuspense(people.sol, input);
  expect(answer).toMatchObject({ handle: "ada", currency: "USD", micros: "7000000" });
  expect((await assignSuspense(people.sol, input)).replayed).toBe(true);
  expect(await wallet(people.ada.id)).toBe(mine + 7_000_000n);
  expect(await inSuspense()).toBe(theirs - 7_000_000n);
  const { suspense } = await paymentsQueue(people.sol);
  expect(suspense.map(({ id }) => id)).not.toContain(transferId);
  const [line] = (await statementPage(people.ada.id, { limit: 1 })).groups;
  expect(line).toMatchObject({ kind: "suspense.assign", changeMicros: 7_000_000n });
  const [made] = await database.owner<{ id: string }[]>`
    select command_id as id from suspense_assignments where id = ${answer.assignmentId}`;
  await relay({ commandIds: [made?.id] });
  const [notice] = await database.owner`
    select title, body from notices where user_id = ${people.ada.id} and kind like 'suspense.assigned%'`;
  expect(notice?.["title"]).toContain("$7");
  expect(notice?.["body"]).toContain("The bank named Ada as the payer.");
  expect(await verify()).toMatchObject({ healthy: true, coverage: "full" });
});

test("a proof of only what is new finds an assigned receipt right", async () => {
  await verify();
  // Received before the last proof, assigned after it.
  await assignSuspense(people.sol, asked());
  expect(await verify({ coverage: "new" })).toMatchObject({ healthy: true, coverage: "new" });
});

test("a deposit that waited for the assigned payment ends with it; another person's deposit does not", async () => {
  for (const [handle, state] of [
    ["ada", "failed"],
    ["max", "unknown"],
  ] as const) {
    const amount = USD(5_000_000n);
    const { answer } = await startDeposit(people.ada, { amount, key: newFormKey() });
    const id = await stranger({ ref: `card_of_${handle}`, operationKey: answer.depositId });
    expect((await suspenseReceipt(people.sol, id)).deposit).toMatchObject({
      id: answer.depositId,
      handle: "ada",
      micros: 5_000_000n,
      state: "unknown",
    });
    await assignSuspense(people.sol, asked({ transferId: id, handle }));
    expect(await depositState(answer.depositId)).toBe(state);
  }
});

test("two members of staff assign a receipt at once: one succeeds, and the money moves once", async () => {
  const before = await inSuspense();
  const both = await Promise.allSettled([
    assignSuspense(people.sol, asked()),
    assignSuspense(people.ray, asked({ handle: "lin" })),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "transition_refused" },
  });
  expect(await inSuspense()).toBe(before - 7_000_000n);
});

test("an assignment that waits for another one hears that the receipt has an owner", async () => {
  const before = await inSuspense();
  const first = async (tx: Tx) => {
    await tx.sql`
      insert into suspense_assignments (id, transfer_id, user_id, reason, command_id)
      values (${`asg_first_${count}`}, ${transferId}::bigint, ${people.lin.id}, 'By hand.', ${tx.command.id})`;
    const entry = { kind: "suspense.assign", from: PLATFORM, to: people.lin.id } as const;
    const money = { currency: "USD", micros: 7_000_000n } as const;
    await post(tx, [{ ...entry, ...money, subject: `asg_first_${count}` }]);
  };
  const second = () => assignSuspense(people.ray, asked());
  const refusal = await refusalOf(whileHeld(database.owner, first, second, people.sol));
  expect(refusal.code).toBe("transition_refused");
  expect(await inSuspense()).toBe(before - 7_000_000n);
});

describe("an assignment is refused, and moves nothing", () => {
  const refused = async (...[who, more]: [keyof Cast, Parameters<typeof asked>[0]]) => {
    const before = await inSuspense();
    const input = asked(more);
    const refusal = await refusalOf(assignSuspense(people[who], input));
    expect((await refusalOf(previewAssignment(people[who], input))).code).toBe(refusal.code);
    expect(await inSuspense()).toBe(before);
    return [refusal.code, refusal.field];
  };
  test.each<[string, keyof Cast, Parameters<typeof asked>[0], [string, string | undefined]]>([
    ["by a member", "ada", {}, ["not_found", undefined]],
    ["to oneself", "sol", { handle: "sol" }, ["own_account", undefined]],
    ["to nobody", "sol", { handle: "nobody-at-all" }, ["invalid_input", "handle"]],
    ["to an empty handle", "sol", { handle: " " }, ["invalid_input", "handle"]],
    ["without a reason", "sol", { reason: " " }, ["invalid_input", "reason"]],
    ["for a transfer that is none", "sol", { transferId: "9999999" }, ["not_found", undefined]],
    ["for words", "sol", { transferId: "1; drop" }, ["not_found", undefined]],
    [
      "for more digits than there are",
      "sol",
      { transferId: "9".repeat(30) },
      ["not_found", undefined],
    ],
  ])("%s", async (_what, who, more, expected) => {
    expect(await refused(who, more)).toEqual(expected);
  });
  test("for a transfer of another kind", async () => {
    await assignSuspense(people.sol, asked());
    const [other] = await database.owner<{ id: string }[]>`
      select id::text as id from transfers where kind = 'suspense.assign' limit 1`;
    expect(await refused("sol", { transferId: other?.id ?? "" })).toEqual(["not_found", undefined]);
  });
  test("to a person who cannot sign in", async () => {
    await suspendByHand(database.owner, people.max.id);
    expect(await refused("sol", { handle: "max" })).toEqual(["invalid_input", "handle"]);
  });
  test("when the receipt was booked back", async () => {
    const spec = { name: "test.reverse" as const, actor: OPERATOR, key: newFormKey(), input: {} };
    await command(spec, async (tx) => {
      await reverse(tx, [BigInt(transferId)]);
      return {};
    });
    expect(await refused("sol", {})).toEqual(["already_reversed", undefined]);
  });
});

test("an assignment is history: not even the owner of the store changes it", async () => {
  await assignSuspense(people.sol, asked());
  for (const attempt of [
    database.owner`update suspense_assignments set reason = ''`,
    database.owner`delete from suspense_assignments`,
    database.owner`truncate suspense_assignments`,
  ])
    await expect(attempt).rejects.toMatchObject({ code: "FA005" });
});

test("members and visitors find no such receipt", async () => {
  expect((await refusalOf(suspenseReceipt(people.ada, transferId))).code).toBe("not_found");
});
