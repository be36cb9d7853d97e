/** A change of an agreed order is declined by the other side or withdrawn by its own. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { declineChange, withdrawChange } from "#app/domain/agreements/changes/refuse-change.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();
let people: Cast;
let orderId: string;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000_000n);
});

beforeEach(async () => {
  ({ orderId } = await agreedOrder(people, { funded: 2 }));
});

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

test("only the other side accepts or declines, and only the proposer withdraws", async () => {
  const id = await proposed(people.lin, orderId, FRAME);
  const said = { changeId: id, key: newFormKey() };
  expect(await refusalOf(accept(id, people.lin))).toMatchObject({ code: "transition_refused" });
  expect(await refusalOf(declineChange(people.lin, said))).toMatchObject({
    code: "transition_refused",
  });
  expect(await refusalOf(withdrawChange(people.ada, said))).toMatchObject({
    code: "transition_refused",
  });
  expect(await refusalOf(accept(id, people.max))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(accept(id, people.sol))).toMatchObject({ code: "not_allowed" });
});

test.each(["decline", "withdraw"] as const)("after %s nothing is accepted", async (how) => {
  const id = await proposed(people.lin, orderId, FRAME);
  const said = { changeId: id, key: newFormKey() };
  if (how === "decline") await declineChange(people.ada, said);
  else await withdrawChange(people.lin, said);
  expect(await refusalOf(accept(id, people.ada))).toMatchObject({ code: "transition_refused" });
  expect(await tasks()).toHaveLength(2);
});

for (const [verb, end, who] of [
  ["decline", declineChange, "ada"],
  ["withdraw", withdrawChange, "lin"],
] as const)
  happensOnce(`${verb} a change`, async () => {
    const { orderId } = await agreedOrder(people, { funded: 1 });
    const changeId = await proposed(people.lin, orderId, FRAME);
    return {
      call: (key) => end(people[who], { changeId, key }),
      effect: () => states(orderId),
      once: [verb === "decline" ? "declined" : "withdrawn"],
      second: "transition_refused",
    };
  });
