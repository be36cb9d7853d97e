/** Changes of agreed orders and the funding of a line: one effect per key, and the ruled result for two calls at once. */
import { beforeAll } from "vitest";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { expireChanges } from "#app/domain/agreements/changes/expire-changes.ts";
import { proposeChange } from "#app/domain/agreements/changes/propose-change.ts";
import { declineChange, withdrawChange } from "#app/domain/agreements/changes/refuse-change.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { changesOnce, happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const clock = movingClock();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000_000n);
});

const tasksOf = async (orderId: string) =>
  (await sql`select from tasks where order_id = ${orderId}`).length;
const states = async (orderId: string) =>
  (await sql`select state from order_changes where order_id = ${orderId}`).map(
    ({ state }) => state,
  );

happensOnce("fund a line", async () => {
  const { orderId } = await agreedOrder(people, { funded: 1 });
  return {
    call: (key) => fundLine(people.ada, { orderId, position: 2, key }),
    effect: () => tasksOf(orderId),
    once: 2,
    second: "stale",
  };
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

happensOnce("accept a change", async () => {
  const { orderId } = await agreedOrder(people, { funded: 1 });
  const changeId = await proposed(people.lin, orderId, FRAME);
  return {
    call: (key) => acceptChange(people.ada, { changeId, key }),
    effect: () => tasksOf(orderId),
    once: 2,
    second: "transition_refused",
  };
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

changesOnce("agreements.expire_changes", async () => {
  const { orderId } = await agreedOrder(people, { funded: 1 });
  await proposed(people.lin, orderId, FRAME);
  clock.forward({ hours: 24 * 15 });
  return {
    call: () => expireChanges(),
    effect: () => states(orderId),
    once: ["expired"],
  };
});
