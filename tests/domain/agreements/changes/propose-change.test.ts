/** A proposed change of an agreed order: it has no effect, the other side is told, and limits hold. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { declineChange, withdrawChange } from "#app/domain/agreements/changes/refuse-change.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { move, order } from "#tests/kit/task-scene.ts";
import { proposeChange } from "#app/domain/agreements/changes/propose-change.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();
let people: Cast;
let orderId: string;
let ids: string[];

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000_000n);
});

beforeEach(async () => {
  ({ orderId, taskIds: ids } = await agreedOrder(people, { funded: 2 }));
});

const wallet = (who = people.ada) => balance("wallet", who.id, "USD");
const accept = (changeId: string, who: UserActor = people.lin) =>
  acceptChange(who, { changeId, key: newFormKey() });

async function tasks() {
  return sql`
    select title, position, state, next_event as next, refunded_micros as refunded, due_at as due, added_days as "addedDays"
    from tasks where order_id = ${orderId} order by position`;
}

const states = async (orderId: string) =>
  (await sql`select state from order_changes where order_id = ${orderId}`).map(
    ({ state }) => state,
  );

test("a proposed change has no effect, and the other side is told of it in the thread and by an event", async () => {
  const before = await wallet();
  const id = await proposed(people.lin, orderId, FRAME, "It wants a frame.");
  expect(await tasks()).toHaveLength(2);
  expect(await wallet()).toBe(before);
  expect(
    await sql`select kind, body, order_id as "orderId" from thread_lines where subject_id = ${id}`,
  ).toEqual([
    {
      kind: "change",
      body: "Proposed a change: One more milestone, “Frame”, for $30.00 USD: 2 days, 0 revisions. If the buyer does nothing, its delivery is accepted after 7 days.",
      orderId,
    },
  ]);
  expect(
    await sql`select name, payload->>'by' as by, payload->>'note' as note from events where subject_id = ${id}`,
  ).toEqual([{ name: "change.proposed", by: "freelancer", note: "It wants a frame." }]);
});

test.each(["decline", "withdraw"] as const)("after %s nothing is accepted", async (how) => {
  const id = await proposed(people.lin, orderId, FRAME);
  const said = { changeId: id, key: newFormKey() };
  if (how === "decline") await declineChange(people.ada, said);
  else await withdrawChange(people.lin, said);
  expect(await refusalOf(accept(id, people.ada))).toMatchObject({ code: "transition_refused" });
  expect(await tasks()).toHaveLength(2);
});

test("an order from a price list and an order that is over cannot be changed", async () => {
  const listed = await order(people.ada, people.lin, { priceMicros: 1_000_000n });
  expect(await refusalOf(proposed(people.ada, listed.orderId, FRAME))).toMatchObject({
    code: "transition_refused",
  });
  ({ orderId, taskIds: ids } = await agreedOrder(people));
  await move(people.ada, "cancel", ids);
  expect(await refusalOf(proposed(people.ada, orderId, FRAME))).toMatchObject({
    code: "transition_refused",
  });
});

test("twenty changes of an order wait at most", async () => {
  for (let n = 0; n < 20; n += 1)
    await proposed(people.ada, orderId, { kind: "scope", scope: `${n}` });
  expect(await refusalOf(proposed(people.lin, orderId, FRAME))).toMatchObject({
    code: "too_many_items",
  });
});

test.each([
  [{ ...FRAME, title: "  " }, "invalid_input"],
  [{ ...FRAME, priceMicros: 0n }, "amount_not_positive"],
  [{ ...FRAME, days: 0 }, "invalid_input"],
  [{ ...FRAME, days: 366 }, "invalid_input"],
  [{ ...FRAME, revisions: 21 }, "invalid_input"],
  [{ ...FRAME, scope: "x".repeat(4001) }, "invalid_input"],
  [{ kind: "scope", scope: " " } as const, "invalid_input"],
  [{ kind: "lower", taskId: "tsk_none", priceMicros: 1n } as const, "not_found"],
])("%o is refused with %s", async (change, code) => {
  expect(await refusalOf(proposed(people.ada, orderId, change))).toMatchObject({ code });
});

happensOnce("propose a change", async () => {
  const { orderId } = await agreedOrder(people, { funded: 1 });
  return {
    call: (key) => proposeChange(people.lin, { orderId, proposed: FRAME, note: "", key }),
    effect: () => states(orderId),
    once: ["proposed"],
    second: "done",
    both: ["proposed", "proposed"],
  };
});
