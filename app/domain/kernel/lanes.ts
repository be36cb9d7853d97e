/** The lanes that transactions run in: as many as the pool's size, waited for in order, replaced when they die. */
import { env } from "#app/env.server.ts";
import { Lane } from "./lane.ts";
import { Refusal } from "./refusal.ts";

let idle: Lane[] = [];
let open = 0;
const waiting: Array<(lane: Lane) => void> = [];

function take(): Promise<Lane> {
  const free = idle.pop();
  if (free !== undefined) return Promise.resolve(free);
  if (open < env.poolSize) {
    open += 1;
    return Promise.resolve(new Lane());
  }
  const { promise, resolve } = Promise.withResolvers<Lane>();
  waiting.push(resolve);
  return promise;
}

function giveBack(lane: Lane): void {
  if (!lane.alive) {
    open -= 1;
    const next = waiting.shift();
    if (next === undefined) return;
    open += 1;
    next(new Lane());
    return;
  }
  const next = waiting.shift();
  if (next === undefined) idle.push(lane);
  else next(lane);
}

/** A lane whose connection closed while nobody used it is replaced at the next take. */
async function takeAlive(): Promise<Lane> {
  for (;;) {
    const lane = await take();
    if (lane.alive) return lane;
    open -= 1;
  }
}

export interface LaneWork<T> {
  /** Everything from `begin` to `commit` is the work's own business, so that it can send statements together. */
  run: (lane: Lane) => Promise<T>;
  limitMs: number;
}

/**
 * Runs work on a lane of its own. The work must commit; whatever ends it otherwise is rolled back, or the connection is
 * cut when that is the only sure way. Refuses `busy` when no lane came free in time and `outcome_unknown` when
 * the work did not end within the limit.
 */
export async function inLane<T>({ run, limitMs }: LaneWork<T>): Promise<T> {
  const { promise: late, resolve: tell } = Promise.withResolvers<"late">();
  const timer = setTimeout(() => tell("late"), limitMs);
  try {
    const taking = takeAlive();
    const lane = await Promise.race([taking, late]);
    if (lane === "late") {
      void taking.then(giveBack);
      throw new Refusal("busy");
    }
    return await onLane(lane, run, late);
  } finally {
    clearTimeout(timer);
  }
}

async function onLane<T>(
  lane: Lane,
  run: (lane: Lane) => Promise<T>,
  late: Promise<"late">,
): Promise<T> {
  lane.forget();
  const work = run(lane);
  // Whoever loses the race may still fail later; the failure was already told.
  work.catch(() => {});
  try {
    return await Promise.race([
      lane.orLost(work),
      late.then(() => {
        throw new Refusal("outcome_unknown");
      }),
    ]);
  } catch (error) {
    await undo(lane, error, late);
    throw lane.reasonFor(error);
  } finally {
    giveBack(lane);
  }
}

/** A server that does not even answer a rollback in time keeps nobody waiting: cut off, it undoes the work by itself. */
async function undo(lane: Lane, error: unknown, late: Promise<"late">): Promise<void> {
  if (!lane.alive) return;
  if (error instanceof Refusal && error.code === "outcome_unknown") return lane.destroy();
  const undone = lane.orLost(Promise.resolve(lane.sql`rollback`)).then(
    () => true,
    () => false,
  );
  if ((await Promise.race([undone, late])) !== true) lane.destroy();
}

/** Ends all lanes; the next transaction opens new ones. */
export async function closeLanes(): Promise<void> {
  const closing = idle;
  idle = [];
  open -= closing.length;
  await Promise.all(closing.map((lane) => lane.end()));
}
