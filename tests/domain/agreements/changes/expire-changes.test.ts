/** A change of an agreed order that is not answered in time. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { expireChanges } from "#app/domain/agreements/changes/expire-changes.ts";
import { changesOf } from "#app/domain/agreements/changes/read-changes.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const clock = movingClock();
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

const stateOf = async (id: string) =>
  (await changesOf(orderId)).find((change) => change.id === id)?.state;

const states = async (orderId: string) =>
  (await sql`select state from order_changes where order_id = ${orderId}`).map(
    ({ state }) => state,
  );

test("a change that is not answered in time expires, and late answers are refused before the clock came by", async () => {
  const id = await proposed(people.lin, orderId, FRAME);
  clock.forward({ hours: 24 * 14 });
  expect(await refusalOf(accept(id, people.ada))).toMatchObject({ code: "transition_refused" });
  expect(await expireChanges()).toBeGreaterThan(0);
  expect(await stateOf(id)).toBe("expired");
  expect(await expireChanges()).toBe(0);
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
