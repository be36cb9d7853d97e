/** The pool of command connections: at most `POOL_SIZE`, handed out in order of waiting, replaced when they die. */
import { env } from "#app/env.server.ts";
import { ConnectionUntrue } from "#db/connection-truth.ts";
import { AWAY, isReadOnly } from "./database-refusals.ts";
import { CommandConnection } from "./command-connection.ts";
import { heartbeat } from "./heartbeat.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { HeartbeatListener } from "./heartbeat.ts";
import { databaseOf, perWorldAndUse } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";

interface CommandConnections {
  world: World;
  idle: CommandConnection[];
  busy: Set<CommandConnection>;
  open: number;
  waiting: Array<(connection: CommandConnection) => void>;
  /** Heartbeat listener, from the first connection on. */
  listener?: HeartbeatListener;
}

/** One pool per world, so that neither waits for the other. */
const connections = perWorldAndUse((world): CommandConnections => ({
  world,
  idle: [],
  busy: new Set(),
  open: 0,
  waiting: [],
}));

function openConnection(here: CommandConnections): CommandConnection {
  if (here.listener === undefined) heartbeat().listen((here.listener = listener(here)));
  return new CommandConnection(databaseOf(here.world));
}

function listener(here: CommandConnections): HeartbeatListener {
  return {
    /** The server rolls back what was not committed; commands retry under their keys or report the outcome. */
    gone: () => {
      for (const connection of [...here.idle, ...here.busy]) connection.destroy();
    },
    /** Connections being opened meanwhile hang; idle ones keep session settings from before. */
    back: () => {
      for (const connection of [...here.idle, ...here.busy])
        if (!connection.heard) connection.destroy();
      for (const connection of here.idle) connection.destroy();
    },
    beat: () =>
      void Promise.all(here.idle.splice(0).map((connection) => lookAfter(here, connection))),
  };
}

/** Asks an idle connection whether it is alive. */
async function lookAfter(here: CommandConnections, connection: CommandConnection): Promise<void> {
  if (connection.alive) await connection.look();
  // The pool was closed meanwhile.
  if (here.listener === undefined) connection.destroy();
  giveBack(here, connection);
}

function take(here: CommandConnections): Promise<CommandConnection> {
  const free = here.idle.pop();
  if (free !== undefined) return Promise.resolve(free);
  if (here.open < env.poolSize) {
    here.open += 1;
    return Promise.resolve(openConnection(here));
  }
  const { promise, resolve } = Promise.withResolvers<CommandConnection>();
  here.waiting.push(resolve);
  return promise;
}

function giveBack(here: CommandConnections, connection: CommandConnection): void {
  connection.forget();
  if (!connection.alive) {
    here.open -= 1;
    const next = here.waiting.shift();
    if (next === undefined) return;
    here.open += 1;
    next(openConnection(here));
    return;
  }
  const next = here.waiting.shift();
  if (next === undefined) here.idle.push(connection);
  else next(connection);
}

/** Takes a connection. A connection that closed while idle is dropped, and the next is taken. */
async function takeAlive(here: CommandConnections): Promise<CommandConnection> {
  for (;;) {
    const connection = await take(here);
    if (connection.alive) return connection;
    here.open -= 1;
  }
}

export interface ConnectionWork<T> {
  /** Sends `begin` and `commit` itself, so that it can send them together with other statements. */
  run: (connection: CommandConnection) => Promise<T>;
  limitMs: number;
}

/**
 * Runs work on a connection for it alone. The work must commit. Any other end is rolled back, or the connection is cut when a
 * rollback is not certain. Refuses `busy` when no connection was free within `limitMs`, and `outcome_unknown` when the work did
 * not end within it.
 */
export async function onConnection<T>({ run, limitMs }: ConnectionWork<T>): Promise<T> {
  const here = connections();
  const { promise: late, resolve: tell } = Promise.withResolvers<"late">();
  const timer = setTimeout(() => tell("late"), limitMs);
  try {
    const taking = takeAlive(here);
    const connection = await Promise.race([taking, late]);
    if (connection === "late") {
      void taking.then((free) => giveBack(here, free));
      throw new Refusal("busy");
    }
    return await useConnection(connection, run, late).finally(() => giveBack(here, connection));
  } finally {
    clearTimeout(timer);
  }
}

async function useConnection<T>(
  connection: CommandConnection,
  run: (connection: CommandConnection) => Promise<T>,
  late: Promise<"late">,
): Promise<T> {
  connection.forget();
  const here = connections();
  here.busy.add(connection);
  const work = connection.requireTruth().then(() => run(connection));
  // Avoids an unhandled rejection when `work` fails after the time limit won.
  work.catch(() => {});
  try {
    return await Promise.race([
      connection.orLost(work),
      late.then(() => {
        // No statement was answered, so no commit was sent.
        throw connection.heard ? new Refusal("outcome_unknown") : new Refusal("busy", AWAY);
      }),
    ]);
  } catch (error) {
    await undo(connection, error, late);
    const reason = connection.reasonFor(error);
    if (isReadOnly(reason)) {
      // A session may stay read-only after the server is not.
      connection.destroy();
      heartbeat().suspect();
    }
    throw reason;
  } finally {
    here.busy.delete(connection);
  }
}

/** Rolls back. A server that does not answer the rollback in time is cut off and rolls back by itself. */
async function undo(
  connection: CommandConnection,
  error: unknown,
  late: Promise<"late">,
): Promise<void> {
  if (!connection.alive) return;
  if (error instanceof ConnectionUntrue) return connection.destroy();
  if (error instanceof Refusal && error.code === "outcome_unknown") return connection.destroy();
  const undone = connection.orLost(Promise.resolve(connection.sql`rollback`)).then(
    () => true,
    () => false,
  );
  if ((await Promise.race([undone, late])) !== true) connection.destroy();
}

/** Ends this world's idle connections; the next transaction opens new ones. */
export async function closeConnections(): Promise<void> {
  const here = connections();
  const closing = here.idle;
  here.idle = [];
  if (here.listener !== undefined) heartbeat().forget(here.listener);
  delete here.listener;
  here.open -= closing.length;
  await Promise.all(closing.map((connection) => connection.end()));
}
