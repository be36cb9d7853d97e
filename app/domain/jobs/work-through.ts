/** Processes everything that is due in batches; an item that fails is left out and does not stop the others (decision 83). */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { isOfTheStore, isTransient } from "#app/domain/store/database-refusals.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { log } from "#app/log.server.ts";
import { forgetSetbacks, noteSetback, rememberedSetbacks } from "./setbacks.ts";

export interface Work<T> {
  /** Name of the command; setbacks are stored under it. */
  name: string;
  idOf: (item: T) => string;
  /** The due items, chunk by chunk. */
  due: AsyncIterable<T[]>;
  /** Runs one command for the batch, all or nothing; returns how many items it changed. */
  carryOut: (items: T[]) => Promise<number>;
  batch: number;
  /** Batches at once. */
  parallel?: number;
}

export interface RunControl {
  /** Called after each chunk with the number done so far. */
  progress?: ((done: number) => void) | undefined;
  /** Aborting lets running batches end, begins no more, and throws `Interrupted`. */
  signal?: AbortSignal | undefined;
}

/** Everything done so far is committed; the next run does the rest. */
export class Interrupted extends Error {
  override name = "Interrupted";
}

/** Keyset chunks in a fixed order, each after the last item of the one before, so that no item is read twice. */
export async function* chunks<T>(
  next: (after: T | null) => Promise<T[]>,
): AsyncGenerator<T[], void, undefined> {
  for (let items = await next(null); items.length > 0; items = await next(items.at(-1) ?? null))
    yield items;
}

/** So many new setbacks in a row are the fault of something else than the items. */
const HOPELESS = 50;

interface Run<T> {
  work: Work<T>;
  control: RunControl;
  inARow: number;
}

/** Returns how many were done. Throws when the database is away or nothing goes through. */
export async function workThrough<T>(work: Work<T>, control: RunControl = {}): Promise<number> {
  const { name, idOf, due, batch, parallel = 1 } = work;
  const begun = nowDate();
  const again = await rememberedSetbacks(name);
  const run: Run<T> = { work, control, inARow: 0 };
  const waiting: string[] = [];
  let done = 0;
  for await (const items of due) {
    const healthy = items.filter((item) => !again.has(idOf(item)));
    const batches = Array.from({ length: Math.ceil(healthy.length / batch) }, (_, place) =>
      healthy.slice(place * batch, (place + 1) * batch),
    );
    for (const item of items.filter((one) => again.has(idOf(one)))) {
      if ((again.get(idOf(item)) ?? begun) <= begun) batches.push([item]);
      else waiting.push(idOf(item));
    }
    done += await inParallel(batches, parallel, (one) => spareTheRest(run, one, again));
    control.progress?.(done);
  }
  await forgetSetbacks(name, begun, waiting);
  return done;
}

async function inParallel<B>(
  batches: B[],
  parallel: number,
  work: (batch: B) => Promise<number>,
): Promise<number> {
  let done = 0;
  const stream = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      // Not `done += await`: that would read `done` before the wait and lose what others added.
      const more = await work(batch);
      done += more;
    }
  };
  const stopAll = (problem: unknown) => {
    batches.length = 0;
    throw problem;
  };
  // Every loop ends before a failure is thrown, so that nothing runs on after the caller has its answer.
  const ends = await Promise.allSettled(
    Array.from({ length: parallel }, () => stream().catch(stopAll)),
  );
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return done;
}

/** Halves a failing batch until the item to blame is alone. Benchmark of the batches: `npm run bench -- sweep`. */
async function spareTheRest<T>(
  run: Run<T>,
  items: T[],
  again: ReadonlyMap<string, Date>,
): Promise<number> {
  const { work, control } = run;
  if (control.signal?.aborted === true)
    throw new Interrupted(`${work.name} was interrupted; the next run does the rest.`);
  try {
    const done = await work.carryOut(items);
    run.inARow = 0;
    return done;
  } catch (problem) {
    if (!aboutItems(problem)) throw problem;
    const [only] = items;
    if (only === undefined) return 0;
    if (items.length > 1) {
      const middle = Math.ceil(items.length / 2);
      const first = await spareTheRest(run, items.slice(0, middle), again);
      return first + (await spareTheRest(run, items.slice(middle), again));
    }
    const item = work.idOf(only);
    log.error({ err: problem, work: work.name, item }, "left out: it could not be done");
    await noteSetback(work.name, item, problem);
    if (!again.has(item)) run.inARow += 1;
    if (run.inARow >= HOPELESS)
      throw new Error(`${work.name}: ${HOPELESS} in a row failed, so it is not about them`, {
        cause: problem,
      });
    return 0;
  }
}

/** A database that is away, overloaded, full or read-only says nothing about the items. */
function aboutItems(problem: unknown): boolean {
  if (problem instanceof Refusal) return !isOfTheStore(problem);
  return !(problem instanceof Interrupted) && !isTransient(problem);
}
