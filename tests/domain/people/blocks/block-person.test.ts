/** Blocks: neither of the two orders from the other, and only who blocked is told that a block is the reason. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { blockPerson, unblockPerson } from "#app/domain/people/blocks/block-person.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { blockable } from "#app/domain/messages/blockable.ts";
import { ownBlocks } from "#app/domain/people/blocks/own-blocks.ts";
import { reachOf } from "#app/domain/people/blocks/reach-of.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  await enrich(people.lin, 1_000_000_000n);
});

const block = (from: UserActor, to: UserActor) =>
  blockPerson(from, { userId: to.id, key: newFormKey() });
const unblock = (from: UserActor, to: UserActor) =>
  unblockPerson(from, { userId: to.id, key: newFormKey() });

let strangers = 0;
const stranger = () => {
  strangers += 1;
  return person(`stranger-${strangers}`);
};

const held = (from: UserActor, to: UserActor) => sql`
  select count(*)::int as blocks, count(*) filter (where ended_at is null)::int as held from blocks
  where blocker_id = ${from.id} and blocked_id = ${to.id}`;

happensOnce("block a person", async () => {
  const other = await stranger();
  const { ada } = people;
  return {
    call: (key) => blockPerson(ada, { userId: other.id, key }),
    effect: () => held(ada, other),
    once: [{ blocks: 1, held: 1 }],
    second: "done",
  };
});

happensOnce("unblock a person", async () => {
  const other = await stranger();
  const { ada } = people;
  await block(ada, other);
  return {
    call: (key) => unblockPerson(ada, { userId: other.id, key }),
    effect: () => held(ada, other),
    once: [{ blocks: 1, held: 0 }],
    second: "not_found",
  };
});

test("a person who was blocked cannot order, and reads what they would read of a person who left", async () => {
  const { ada, lin } = people;
  await block(lin, ada);
  await expect(order(ada, lin, { priceMicros: 1_000n })).rejects.toMatchObject({
    code: "cannot_be_reached",
    message: REFUSALS.cannot_be_reached.sentence,
  });
  await expect(agreedOrder(people)).rejects.toMatchObject({ code: "cannot_be_reached" });
  await unblock(lin, ada);
  await order(ada, lin, { priceMicros: 1_000n });
});

test("the person who blocked cannot order either, and reads how to unblock", async () => {
  const { ada, lin } = people;
  await block(ada, lin);
  const refused = { code: "cannot_be_reached", message: expect.stringContaining("Unblock them") };
  await expect(order(ada, lin, { priceMicros: 1_000n })).rejects.toMatchObject(refused);
  await expect(agreedOrder(people)).rejects.toMatchObject(refused);
  await unblock(ada, lin);
});

test("a block holds in both directions, and two blocks are taken back one by one", async () => {
  const [one, other] = [await stranger(), await stranger()];
  await block(one, other);
  await block(other, one);
  await unblock(one, other);
  expect(await reachOf(one, other.id)).toBe("unreachable");
  expect(await reachOf(other, one.id)).toBe("blocked");
  await unblock(other, one);
  expect(await reachOf(one, other.id)).toBe("reachable");
});

test("nobody blocks themselves or a person who does not exist", async () => {
  const { ada } = people;
  await expect(block(ada, ada)).rejects.toMatchObject({ code: "own_account" });
  const userId = `usr_${"0".repeat(26)}`;
  await expect(blockPerson(ada, { userId, key: newFormKey() })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(blockable(ada, "ada")).rejects.toMatchObject({ code: "own_account" });
});

test("the list shows only the reader's own blocks, and a suspended person stays on it", async () => {
  const [me, other] = [await stranger(), await stranger()];
  await block(other, me);
  expect((await ownBlocks(me)).people).toEqual([]);
  await block(me, other);
  await suspend(people.sol, { userId: other.id, reason: "Sells nothing", key: newFormKey() });
  expect((await ownBlocks(me)).people.map(({ id }) => id)).toEqual([other.id]);
  const handle = `stranger-${strangers}`;
  expect(await blockable(me, handle)).toMatchObject({ id: other.id, blocked: true });
  await unblock(me, other);
  await expect(blockable(me, handle)).rejects.toMatchObject({ code: "not_found" });
});
