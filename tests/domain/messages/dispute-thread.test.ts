/** The conversation of the parties in a dispute's case file: evidence, later lines apart, nothing of other orders or people. */
import { beforeAll, expect, test } from "vitest";
import { concede } from "#app/domain/disputes/concede.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { disputeThread } from "#app/domain/messages/dispute-thread.ts";
import { sql } from "#app/domain/store/store.ts";
import { deliveredTask, openedDispute } from "#tests/domain/disputes/scene.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { order } from "#tests/kit/task-scene.ts";
import { write } from "#tests/kit/thread-lines.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const bodies = (lines: Array<{ body: string }>) => lines.map(({ body }) => body);

async function scene() {
  const { ada, lin, max } = people;
  const taskId = await deliveredTask(people, 10_000_000n);
  const [row] = await sql<{ orderId: string }[]>`
    select order_id as "orderId" from tasks where id = ${taskId}`;
  const orderId = row?.orderId ?? "";
  const other = await order(ada, lin, { priceMicros: 1_000n });
  await write(ada, lin, "Can you draw a farthing?");
  await write(lin, ada, "Yes, in blue.", orderId);
  await write(ada, lin, "About the other order", other.orderId);
  await write(ada, max, "Lin draws in blue.");
  const disputeId = await openedDispute(people, taskId);
  await write(lin, ada, "It is blue, look again.", orderId);
  return { disputeId, ada, lin };
}

test("staff read the messages about the order and about none, and those after the opening apart", async () => {
  const { disputeId, ada, lin } = await scene();
  const { sol } = people;
  const thread = await disputeThread(sol, disputeId);
  expect(bodies(thread.evidence)).toEqual(["Can you draw a farthing?", "Yes, in blue."]);
  expect(bodies(thread.since)).toEqual(["It is blue, look again."]);
  expect(thread).toMatchObject({ earlier: null, moreSince: false });
  const reads = await sql`
    select person_id as person from staff_reads where what = 'dispute' and subject_id = ${disputeId}`;
  expect(reads.map(({ person }) => person as string).toSorted()).toEqual(
    [ada.id, lin.id].toSorted(),
  );
  await closeIt(ada, disputeId);
  await write(lin, ada, "Let us forget it.");
  expect(bodies((await disputeThread(sol, disputeId)).since)).toEqual(["It is blue, look again."]);
  for (const party of [ada, lin, people.max])
    await expect(disputeThread(party, disputeId)).rejects.toMatchObject({ code: "not_found" });
});

async function closeIt(by: UserActor, disputeId: string): Promise<void> {
  await concede(by, { disputeId, key: newFormKey() });
}

test("a long conversation is read a hundred lines at a time, the newest first", async () => {
  const { disputeId } = await longScene();
  const { sol } = people;
  const newest = await disputeThread(sol, disputeId);
  expect(bodies(newest.evidence).slice(-1)).toEqual(["Line 119"]);
  expect(newest.evidence).toHaveLength(100);
  const before = await disputeThread(sol, disputeId, newest.earlier);
  expect(bodies(before.evidence).slice(-1)).toEqual(["Line 19"]);
  expect(before).toMatchObject({ earlier: null, since: [] });
});

async function longScene() {
  const { max, ada } = people;
  const pair = { ada, lin: max };
  const taskId = await deliveredTask(pair, 10_000_000n);
  for (let n = 0; n < 120; n += 1) await write(ada, max, `Line ${n}`);
  return { disputeId: await openedDispute(pair, taskId) };
}
