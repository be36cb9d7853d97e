/** The lanes that transactions run in: as many as the pool's size, waited for in order, replaced when they die. */
import { env } from "#app/env.server.ts";
import { ConnectionUntrue } from "#db/connection-truth.ts";
import { AWAY, isReadOnly } from "./database-refusals.ts";
import { Lane } from "./lane.ts";
import { heartbeat } from "./heartbeat.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { HeartbeatListener } from "./heartbeat.ts";
import { databaseOf, perWorld } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";

interface Lanes {
  world: World;
  idle: Lane[];
  busy: Set<Lane>;
  open: number;
  waiting: Array<(lane: Lane) => void>;
  /** Hears of the database from the first lane on. */
  listener?: HeartbeatListener;
}

/** Each world has its own, so that one never waits for the other. */
const lanes = perWorld((world): Lanes => ({
  world,
  idle: [],
  busy: new Set(),
  open: 0,
  waiting: [],
}));

function openLane(here: Lanes): Lane {
  if (here.listener === undefined) heartbeat().listen((here.listener = listener(here)));
  return new Lane(databaseOf(here.world));
}

function listener(here: Lanes): HeartbeatListener {
  return {
    /** Cut off, the server undoes what was not committed; the commands try again, or say what they know. */
    gone: () => {
      for (const lane of [...here.idle, ...here.busy]) lane.destroy();
    },
    /** Those that are made meanwhile hang; those that are idle keep settings from before. */
    back: () => {
      for (const lane of [...here.idle, ...here.busy]) if (!lane.heard) lane.destroy();
      for (const lane of here.idle) lane.destroy();
    },
    beat: () => void Promise.all(here.idle.splice(0).map((lane) => lookAfter(here, lane))),
  };
}

/** Asks a lane that nobody uses whether it is alive. */
async function lookAfter(here: Lanes, lane: Lane): Promise<void> {
  if (lane.alive) await lane.look();
  // Closed meanwhile.
  if (here.listener === undefined) lane.destroy();
  giveBack(here, lane);
}

function take(here: Lanes): Promise<Lane> {
  const free = here.idle.pop();
  if (free !== undefined) return Promise.resolve(free);
  if (here.open < env.poolSize) {
    here.open += 1;
    return Promise.resolve(openLane(here));
  }
  const { promise, resolve } = Promise.withResolvers<Lane>();
  here.waiting.push(resolve);
  return promise;
}

function giveBack(here: Lanes, lane: Lane): void {
  lane.forget();
  if (!lane.alive) {
    here.open -= 1;
    const next = here.waiting.shift();
    if (next === undefined) return;
    here.open += 1;
    next(openLane(here));
    return;
  }
  const next = here.waiting.shift();
  if (next === undefined) here.idle.push(lane);
  else next(lane);
}

/** A lane whose connection closed while nobody used it is replaced at the next take. */
async function takeAlive(here: Lanes): Promise<Lane> {
  for (;;) {
    const lane = await take(here);
    if (lane.alive) return lane;
    here.open -= 1;
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
  const here = lanes();
  const { promise: late, resolve: tell } = Promise.withResolvers<"late">();
  const timer = setTimeout(() => tell("late"), limitMs);
  try {
    const taking = takeAlive(here);
    const lane = await Promise.race([taking, late]);
    if (lane === "late") {
      void taking.then((free) => giveBack(here, free));
      throw new Refusal("busy");
    }
    return await onLane(lane, run, late).finally(() => giveBack(here, lane));
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
  const here = lanes();
  here.busy.add(lane);
  const work = lane.requireTruth().then(() => run(lane));
  // Whoever loses the race may still fail later; the failure was already told.
  work.catch(() => {});
  try {
    return await Promise.race([
      lane.orLost(work),
      late.then(() => {
        // Before the server answered anything no commit was sent.
        throw lane.heard ? new Refusal("outcome_unknown") : new Refusal("busy", AWAY);
      }),
    ]);
  } catch (error) {
    await undo(lane, error, late);
    const reason = lane.reasonFor(error);
    if (isReadOnly(reason)) {
      // A session may stay read-only after the server is not.
      lane.destroy();
      heartbeat().suspect();
    }
    throw reason;
  } finally {
    here.busy.delete(lane);
  }
}

/** A server that does not even answer a rollback in time keeps nobody waiting: cut off, it undoes the work by itself. */
async function undo(lane: Lane, error: unknown, late: Promise<"late">): Promise<void> {
  if (!lane.alive) return;
  if (error instanceof ConnectionUntrue) return lane.destroy();
  if (error instanceof Refusal && error.code === "outcome_unknown") return lane.destroy();
  const undone = lane.orLost(Promise.resolve(lane.sql`rollback`)).then(
    () => true,
    () => false,
  );
  if ((await Promise.race([undone, late])) !== true) lane.destroy();
}

/** Ends all lanes of this world; the next transaction opens new ones. */
export async function closeLanes(): Promise<void> {
  const here = lanes();
  const closing = here.idle;
  here.idle = [];
  if (here.listener !== undefined) heartbeat().forget(here.listener);
  delete here.listener;
  here.open -= closing.length;
  await Promise.all(closing.map((lane) => lane.end()));
}
