/** A command is the only way anything changes: one transaction, named, remembered by its key, sealed as its last act. */
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Tx as TxSql } from "#db/client.server.ts";
import { env } from "#app/env.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { asRefusal, isLost, isTransient } from "#app/domain/store/database-refusals.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { inputHash } from "./input-hash.ts";
import { claimedRow, waitForKey } from "./key-claim.ts";
import { liftLimits } from "./lift-limits.ts";
import type { Lane } from "#app/domain/store/lane.ts";
import { inLane } from "#app/domain/store/lanes.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { world } from "#app/domain/kernel/world.ts";

/** A command under way: what every row it writes is signed with. */
export interface Begun {
  id: string;
  actor: Actor;
  at: Date;
}

/** What a step inside a command works with. Nothing but database queries may be awaited while it is open. */
export interface Tx {
  sql: TxSql;
  db: Pick<PostgresJsDatabase, "select" | "insert" | "update" | "delete">;
  /** Whose rows those are that name no command of their own. */
  command: Begun;
}

export interface CommandSpec {
  /** `orders.accept`: the folder and the verb. */
  name: string;
  actor: Actor;
  /** Made when the form was rendered, or by the caller of the API; kept for ever. */
  key: string;
  /** Everything that decides the outcome. The same key with another input is refused. */
  input: unknown;
  /** For imports and other long work; everything a person waits for keeps the default. */
  limitMs?: number;
}

export interface Outcome<A> {
  answer: A;
  /** True when this key was already carried out and the first answer was given again. */
  replayed: boolean;
}

const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction under the command's key and returns its answer (a JSON value).
 * Refuses with `key_reused` when the key was used for another input, `key_in_progress` when a program's earlier call
 * under it still runs, `outcome_unknown` when the answer did not come within the limit, `busy` when the database kept
 * interrupting. A refusal thrown by `work` undoes everything and is not remembered, so the same form can be sent again
 * once its reason is gone.
 */
export async function command<A>(
  spec: CommandSpec,
  work: (tx: Tx) => Promise<A>,
): Promise<Outcome<A>> {
  requireOwnWorld(spec.actor);
  const hash = inputHash(spec.name, spec.input);
  const limitMs = spec.limitMs ?? env.commandLimitMs;
  // Not by the clock of the stories: people wait in real time.
  const until = performance.now() + limitMs;
  let inDoubt = false;
  for (let attempt = 1; ; attempt += 1) {
    const progress = { committing: false };
    try {
      const left = Math.max(1, until - performance.now());
      const run = (lane: Lane) => attemptOnce(lane, spec, hash, work, progress);
      return await inLane({ run, limitMs: left });
    } catch (error) {
      inDoubt ||= progress.committing && isLost(error);
      // Trying again under the same key is safe: if the lost attempt did commit, its answer is found.
      if (attempt < ATTEMPTS && isTransient(error)) continue;
      const refusal = asRefusal(error);
      if (await waitForKey(refusal, { until, limitMs })) {
        attempt = 0;
        continue;
      }
      // "Nothing was done" would be a guess when a commit was on its way and nobody could be asked since.
      if (inDoubt && refusal instanceof Refusal && refusal.code === "busy")
        refuse("outcome_unknown");
      throw refusal;
    }
  }
}

async function attemptOnce<A>(
  lane: Lane,
  spec: CommandSpec,
  hash: Buffer,
  work: (tx: Tx) => Promise<A>,
  progress: { committing: boolean },
): Promise<Outcome<A>> {
  const { sql } = lane;
  const begun = { id: newId("command"), actor: spec.actor, at: nowDate() };
  const level = levelOf(spec.actor);
  const { limitMs } = spec;
  const long = limitMs !== undefined && limitMs > env.commandLimitMs;
  if (long) {
    // Awaited, not sent along: more time is given to the transaction, so there must be one.
    await sql`begin`;
    await liftLimits(sql, limitMs);
  }
  const [, [row]] = await Promise.all([
    long ? null : sql`begin`,
    sql`
      insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
      ${claimedRow(sql, spec, sql`${begun.id}, ${spec.name}, ${spec.actor.kind}, ${spec.actor.id}, ${spec.key}, ${hash}, ${level}, ${begun.at}`)}
      on conflict (actor_id, idempotency_key) do nothing returning id`,
  ]);
  if (row === undefined) {
    const answer = await earlierAnswer<A>(sql, spec, hash);
    await sql`commit`;
    return { answer, replayed: true };
  }
  const answer = await work({ sql, db: lane.db, command: begun });
  progress.committing = true;
  await Promise.all([
    sql`
      update commands set answer = ${JSON.stringify(answer ?? null)}::text::jsonb, sealed_at = ${nowDate()}
      where id = ${begun.id}`,
    sql`commit`,
  ]);
  return { answer, replayed: false };
}

/** The last bolt between the worlds: nobody gets here by any request, only by a mistake of ours. */
export function requireOwnWorld(actor: Actor): void {
  if (actor.kind === "user" && (actor.sandbox === true) !== (world() === "sandbox"))
    throw new Error("Somebody of one world would have acted in the other.");
}

/** How the actor proved who they are: kept with the command, for whoever asks later. */
export function levelOf(actor: Actor): string {
  if (actor.kind !== "user") return actor.kind;
  return actor.tokenId === undefined ? actor.level : `token ${actor.tokenId}`;
}

async function earlierAnswer<A>(sql: TxSql, spec: CommandSpec, hash: Buffer): Promise<A> {
  const [earlier] = await sql<{ input_hash: Buffer; answer: A }[]>`
    select input_hash, answer from commands
    where actor_id = ${spec.actor.id} and idempotency_key = ${spec.key}`;
  if (earlier === undefined) refuse("key_in_progress", { facts: { retry_after_seconds: "1" } });
  if (!hash.equals(earlier.input_hash)) refuse("key_reused");
  return earlier.answer;
}
