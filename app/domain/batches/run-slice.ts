/**
 * Runs one slice of a batch: first the verb's own command, keyed by batch and position, then a command that stores its results
 * (decision 96). After a kill between the two, the next run finds the first command by its key and stores its answer.
 */
import { actingFor } from "#app/domain/security/acting-for.ts";
import { whyNoLonger } from "#app/domain/security/still-allowed.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { isOfTheStore } from "#app/domain/store/database-refusals.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import type { AdvanceAnswer } from "#app/domain/tasks/advance-tasks.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { asksForWork } from "#app/domain/tasks/transition-lists.ts";
import { batchNow, CLOSE, madeBefore, nextItems } from "./running-batch.ts";
import { nextPosition, sliceKey } from "./running-batch.ts";
import type { RunningBatch, WaitingItem } from "./running-batch.ts";
import { lockUnmoved, refuseItems, settleItems } from "./settle-items.ts";
import type { EndState, ItemResult } from "./settle-items.ts";

/** Quick enough to cancel in between, large enough that the other party gets few notices (decision 100). */
const SLICE = 2000;

/** Runs the next slice of at most `most` items; false when the batch has ended. Safe in parallel and killed anywhere. */
export async function runSlice(batchId: string, most = SLICE): Promise<boolean> {
  const batch = await batchNow(batchId);
  if (batch === null) return false;
  const made = await madeBefore(batch);
  if (made?.name === `tasks.${batch.verb}`) await note(batch, made.answer);
  else if (made === null) await carryOn(batch, most);
  // The batch's owner used this key for another command, so what happened to these items is unknown: refuse them.
  else if (made.name !== CLOSE) await noteTaken(batch);
  return true;
}

async function carryOn(batch: RunningBatch, most: number): Promise<void> {
  const stopped = await whyNoLonger(batch);
  if (stopped !== null) return close(batch, batch.total, stopped, "stopped");
  if (batch.cancelAskedAt !== null)
    return close(batch, batch.total, new Refusal("batch_cancelled"), "cancelled");
  for (let size = most; ; size = Math.ceil(size / 2)) {
    const items = await nextItems(batch, size);
    const outcome = await tryItems(batch, items);
    if (!(outcome instanceof Refusal)) return note(batch, outcome);
    if (isOfTheStore(outcome)) throw outcome;
    // Another worker runs this slice: the next round reads its result.
    if (outcome.code === "key_reused") return;
    // A list that is refused as a whole is halved, so that a bad item does not fail its neighbours.
    const [only, ...more] = items;
    if (only === undefined) throw new Error(`Batch ${batch.id} has no item ${nextPosition(batch)}`);
    if (more.length === 0) return close(batch, only.position, outcome, "finished");
    size = Math.min(size, items.length);
  }
}

/** The same commands as for a person's list, with the same refusals. */
async function tryItems(
  batch: RunningBatch,
  items: WaitingItem[],
): Promise<AdvanceAnswer | Refusal> {
  const { verb } = batch;
  const actor = actingFor(batch);
  const tasks = items.map(({ taskId: id, version }) => ({ id, version: version ?? undefined }));
  const said = { tasks, note: batch.note, key: sliceKey(batch) };
  try {
    const { answer } = asksForWork(verb)
      ? await deliver(actor, { ...said, files: [] })
      : await advanceTasks(actor, { ...said, transition: verb });
    return answer;
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
}

/** The answer shows which items a slice had: each of its tasks has a result there, and no other task has. */
function resultsOf(items: WaitingItem[], { advanced, refused }: AdvanceAnswer): ItemResult[] {
  const done = new Set(advanced);
  const reasons = new Map(refused.map(({ id, code, sentence }) => [id, { code, sentence }]));
  const had = (item: WaitingItem) => done.has(item.taskId) || reasons.has(item.taskId);
  const end = items.findIndex((item) => !had(item));
  return items
    .slice(0, end === -1 ? items.length : end)
    .map(({ position, taskId }) => ({ position, refusal: reasons.get(taskId) ?? null }));
}

async function note(batch: RunningBatch, answer: AdvanceAnswer): Promise<void> {
  const results = resultsOf(await nextItems(batch, SLICE), answer);
  if (results.length === 0) return noteTaken(batch);
  await command({ ...noteSpec(batch), name: "batches.note_items" }, async (tx) => {
    const locked = await lockUnmoved(tx, batch);
    if (locked !== null) await settleItems(tx, locked, results);
    return {};
  });
}

async function noteTaken(batch: RunningBatch): Promise<void> {
  const refusal = new Refusal("key_reused");
  await command({ ...noteSpec(batch), name: "batches.note_taken_key" }, async (tx) => {
    const locked = await lockUnmoved(tx, batch);
    if (locked !== null)
      await refuseItems(tx, locked, { last: nextPosition(batch), refusal, ends: "finished" });
    return {};
  });
}

function noteSpec(batch: RunningBatch) {
  return { actor: CLOCK, key: sliceKey(batch), input: { batchId: batch.id } };
}

/**
 * Refuses the items up to `last` under the key of the slice they begin (decision 97). If another worker ran that slice first,
 * this does nothing; if this comes first, the other worker finds the key used.
 */
async function close(
  batch: RunningBatch,
  last: number,
  refusal: Refusal,
  ends: EndState,
): Promise<void> {
  const input = { batchId: batch.id, last, code: refusal.code };
  const actor = { kind: "worker", id: batch.userId } as const;
  const spec = { name: CLOSE, actor, key: sliceKey(batch), input };
  try {
    await command(spec, async (tx) => {
      const locked = await lockUnmoved(tx, batch);
      if (locked !== null) await refuseItems(tx, locked, { last, refusal, ends });
      return {};
    });
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== "key_reused") throw problem;
  }
}
