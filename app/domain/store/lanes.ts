/** The pool of command connections: at most `POOL_SIZE`, handed out in order of waiting, replaced when they die. */
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
  /** Heartbeat listener, from the first connection on. */
  listener?: HeartbeatListener;
}

/** One pool per world, so that neither waits for the other. */
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
    /** The server rolls back what was not committed; commands retry under their keys or report the outcome. */
    gone: () => {
      for (const lane of [...here.idle, ...here.busy]) lane.destroy();
    },
    /** Connections being opened meanwhile hang; idle ones keep session settings from before. */
    back: () => {
      for (const lane of [...here.idle, ...here.busy]) if (!lane.heard) lane.destroy();
      for (const lane of here.idle) lane.destroy();
    },
    beat: () => void Promise.all(here.idle.splice(0).map((lane) => lookAfter(here, lane))),
  };
}

/** Asks an idle connection whether it is alive. */
async function lookAfter(here: Lanes, lane: Lane): Promise<void> {
  if (lane.alive) await lane.look();
  // The pool was closed meanwhile.
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

/** Takes a connection; one that closed while idle is dropped and the next one taken. */
async function takeAlive(here: Lanes): Promise<Lane> {
  for (;;) {
    const lane = await take(here);
    if (lane.alive) return lane;
    here.open -= 1;
  }
}

export interface LaneWork<T> {
  /** Sends `begin` and `commit` itself, so that it can send them together with other statements. */
  run: (lane: Lane) => Promise<T>;
  limitMs: number;
}

/**
 * Runs work on a connection for it alone. The work must commit. Any other end is rolled back, or the connection is cut when a
 * rollback is not certain. Refuses `busy` when no connection was free within `limitMs`, and `outcome_unknown` when the work did
 * not end within it.
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
  // Avoids an unhandled rejection when `work` fails after the time limit won.
  work.catch(() => {});
  try {
    return await Promise.race([
      lane.orLost(work),
      late.then(() => {
        // No statement was answered, so no commit was sent.
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

/** Rolls back. A server that does not answer the rollback in time is cut off and rolls back by itself. */
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

/** Ends this world's idle connections; the next transaction opens new ones. */
export async function closeLanes(): Promise<void> {
  const here = lanes();
  const closing = here.idle;
  here.idle = [];
  if (here.listener !== undefined) heartbeat().forget(here.listener);
  delete here.listener;
  here.open -= closing.length;
  await Promise.all(closing.map((lane) => lane.end()));
}
