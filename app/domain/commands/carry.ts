/** Runs commands, one or many, in the one transaction every change goes through, from `begin` to `commit`. */
import { committed } from "./after-commit.ts";
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Begun, Outcome, Tx } from "./command.ts";
import { earlierAnswers, insertRow, insertRows, sealRows } from "./command-rows.ts";
import type { BegunCommand, Earlier } from "./command-rows.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { CommandConnection } from "#app/domain/store/command-connection.ts";
import { liftLimits } from "./lift-limits.ts";
import type { PendingCommand } from "./pending-command.ts";
import { unreadable } from "./unreadable-input.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";

/** The steps of one kind of command. I: input of a command, L: what `look` read, M: what `write` needs, A: the answer. */
export interface Steps<I, L, M, A> {
  /**
   * Reads and locks the subjects of the commands; sent with `begin`. With `mayWait` it waits for locks. Without it uses
   * `SKIP LOCKED`: a subject locked elsewhere is missing from the result.
   */
  look: (tx: Tx, commands: BegunCommand<I>[], mayWait: boolean) => Promise<L>;
  /** Pure: decides from what was read. `missing` when the subject is not in it. */
  judge: (command: BegunCommand<I>, looked: L) => Verdict<M>;
  /** Writes all moves, each row signed with its own command, and returns their answers (JSON values) in the same order. */
  write: (tx: Tx, moves: M[]) => Promise<A[]>;
}

export type Verdict<M> = { move: M } | { refusal: Refusal } | "missing";

export interface Progress {
  /** True once a commit may have been sent: from then on a lost connection leaves the outcome in doubt. */
  committing: boolean;
}

/** How a command ended. `left out`: its key or its subject is locked elsewhere, and nothing was done. */
export type Fate<A> = Outcome<A> | { refusal: Refusal } | "left out";

/**
 * Runs the commands in one transaction and returns their fates in the same order. A refused command does not stop the others;
 * any failure undoes all of them. Only a list of one may wait for a key or a lock: in a longer list one wait would delay every
 * command. Three round trips for any number of commands: `begin`, keys and `look`; rows and `write`; seals and `commit`. Two
 * when `look` reads nothing, and two for a key that was used before. One more when `look` may wait: it is sent once the key is
 * known to be new, so that a used key is answered at once. A list of one inserts its row with `begin`, because its refusal
 * undoes the whole transaction; in a longer list only commands that are not refused get rows.
 */
export async function carry<I, L, M, A>(
  connection: CommandConnection,
  pending: PendingCommand<I>[],
  steps: Steps<I, L, M, A>,
  { mayWait, progress }: { mayWait: boolean; progress: Progress },
): Promise<Fate<A>[]> {
  const commands = pending.map(begun);
  const tx = transactionOf(connection, commands);
  const { verdicts, ended } = await judged(tx, commands, steps, mayWait);
  const fates: Fate<A>[] = [];
  const going: Going<I, M>[] = [];
  for (const [place, command] of commands.entries()) {
    const verdict = verdicts[place] ?? "held";
    if (verdict === "missing" && mayWait) fates[place] = { refusal: new Refusal("not_found") };
    else if (verdict === "missing" || verdict === "held") fates[place] = "left out";
    else if ("move" in verdict) going.push({ place, command, move: verdict.move });
    else fates[place] = verdict as Fate<A>;
  }
  if (going.length > 0) {
    const answers = await writeAndCommit(tx, going, steps, commands.length > 1, progress);
    for (const [at, { place }] of going.entries())
      fates[place] = { answer: answers[at] as A, replayed: false };
  } else if (!ended) await tx.sql`rollback`;
  return fates;
}

interface Going<I, M> {
  /** Index in the list of all commands. */
  place: number;
  command: BegunCommand<I>;
  move: M;
}

function begun<I>(pending: PendingCommand<I>): BegunCommand<I> {
  const command = { id: newId("command"), actor: pending.spec.actor, at: nowDate() };
  return { ...pending, command };
}

function transactionOf({ sql, db }: CommandConnection, commands: BegunCommand<unknown>[]): Tx {
  const [only] = commands;
  if (commands.length === 1 && only !== undefined) return { sql, db, command: only.command };
  return {
    sql,
    db,
    get command(): Begun {
      throw new Error("In a shared transaction every row names its own command.");
    },
  };
}

interface Judged<M> {
  /** One verdict for each command. */
  verdicts: Array<Exclude<Earlier, null> | Verdict<M>>;
  /** True when the transaction has already ended. */
  ended: boolean;
}

/** The first round trip: `begin`, the keys, and what `look` reads; then each command is judged. */
async function judged<I, L, M>(
  tx: Tx,
  commands: BegunCommand<I>[],
  { look, judge }: Pick<Steps<I, L, M, never>, "look" | "judge">,
  mayWait: boolean,
): Promise<Judged<M>> {
  const { sql } = tx;
  const [only] = commands.length === 1 ? commands : [];
  if (mayWait && only === undefined) throw new Error("Only a list of one may wait.");
  const isBegun = await beginLong(sql, commands);
  const [, inserted, earlier, early] = await Promise.all([
    // `execute` sends at once. A bare query in this array would be sent after the queries of the functions beside it, and `look`
    // would lock rows outside of the transaction.
    isBegun ? null : sql`begin`.execute(),
    only === undefined ? true : insertRow(sql, only, mayWait),
    only === undefined ? earlierAnswers(sql, commands) : [],
    mayWait ? null : look(tx, commands, false),
  ]);
  if (!inserted) {
    const rollback = sql`rollback`;
    const [[known]] = await Promise.all([earlierAnswers(sql, commands), rollback]);
    return { verdicts: [known ?? "held"], ended: true };
  }
  const looked = mayWait ? await look(tx, commands, true) : (early as L);
  const verdicts = commands.map((command, place) => {
    const known = earlier[place];
    if (known !== null && known !== undefined) return known;
    const refusal = unreadable(command.spec);
    return refusal === null ? judge(command, looked) : { refusal };
  });
  return { verdicts, ended: false };
}

/** Begins a transaction with a longer time limit, if a command has one; false when none has. */
async function beginLong(sql: Tx["sql"], commands: BegunCommand<unknown>[]): Promise<boolean> {
  const limitMs = Math.max(...commands.map((command) => command.limitMs));
  if (limitMs <= env.commandLimitMs) return false;
  // Awaited, not pipelined: the limits are set inside a transaction, and before any statement in it can wait.
  await sql`begin`;
  await liftLimits(sql, limitMs);
  return true;
}

/** The last two round trips: rows and `write`; seals and `commit`. Returns the answers in the order of `going`. */
async function writeAndCommit<I, M, A>(
  tx: Tx,
  going: Going<I, M>[],
  { write }: Pick<Steps<I, never, M, A>, "write">,
  needRows: boolean,
  progress: Progress,
): Promise<A[]> {
  const { sql } = tx;
  const commands = going.map(({ command }) => command);
  const moves = going.map(({ move }) => move);
  // Awaited before the commit is sent (decision 45): a step that computes between two statements would write after it.
  const [, answers] = await Promise.all([
    needRows ? insertRows(sql, commands) : null,
    write(tx, moves),
  ]);
  progress.committing = true;
  // Made before the seals are sent: on a dead connection this throws, and the seals' own rejection would be unhandled.
  const commit = sql`commit`;
  await Promise.all([sealRows(sql, commands, answers), commit]);
  for (const { command } of commands) committed(command);
  return answers;
}
