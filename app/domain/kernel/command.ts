/** A command is the only way anything changes: one transaction, named, remembered by its key, sealed as its last act. */
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Tx as TxSql } from "#db/client.server.ts";
import { env } from "#app/env.server.ts";
import type { Actor } from "./actor.ts";
import { nowDate } from "./clock.ts";
import { asRefusal, isTransient } from "./database-refusals.ts";
import { newId } from "./ids.ts";
import { inputHash } from "./input-hash.ts";
import { refuse } from "./refusal.ts";
import { db } from "./store.ts";

/** What a step inside a command works with. Nothing but database queries may be awaited while it is open. */
export interface Tx {
  sql: TxSql;
  db: Pick<PostgresJsDatabase, "select" | "insert" | "update" | "delete">;
  command: { id: string; actor: Actor; at: Date };
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
 * Refuses with `key_reused` when the key was used for another input, `outcome_unknown` when the answer did
 * not come within the limit, `busy` when the database kept interrupting. A refusal thrown by `work` undoes
 * everything and is not remembered, so the same form can be sent again once its reason is gone.
 */
export async function command<A>(
  spec: CommandSpec,
  work: (tx: Tx) => Promise<A>,
): Promise<Outcome<A>> {
  const hash = inputHash(spec.name, spec.input);
  const limitMs = spec.limitMs ?? env.commandLimitMs;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(asRefusal("outcome_unknown")), limitMs);
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // A transaction whose connection died can leave its promise open for ever, hence the race.
        return await Promise.race([late, attemptOnce(spec, hash, limitMs, work)]);
      } catch (error) {
        // Trying again under the same key is safe: if the lost attempt did commit, its answer is found.
        if (attempt < ATTEMPTS && isTransient(error)) continue;
        throw asRefusal(error);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

async function attemptOnce<A>(
  spec: CommandSpec,
  hash: Buffer,
  limitMs: number,
  work: (tx: Tx) => Promise<A>,
): Promise<Outcome<A>> {
  return db().transaction(async (transaction) => {
    const sql = clientOf(transaction);
    if (limitMs > env.commandLimitMs) await liftLimits(sql, limitMs);
    const begun = { id: newId("command"), actor: spec.actor, at: nowDate() };
    const level = spec.actor.kind === "user" ? spec.actor.level : spec.actor.kind;
    const [row] = await sql`
      insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
      values (${begun.id}, ${spec.name}, ${spec.actor.kind}, ${spec.actor.id}, ${spec.key}, ${hash}, ${level}, ${begun.at})
      on conflict (actor_id, idempotency_key) do nothing returning id`;
    if (row === undefined)
      return { answer: await earlierAnswer<A>(sql, spec, hash), replayed: true };
    const answer = await work({ sql, db: transaction, command: begun });
    await sql`
      update commands set answer = ${JSON.stringify(answer ?? null)}::text::jsonb, sealed_at = ${nowDate()}
      where id = ${begun.id}`;
    return { answer, replayed: false };
  });
}

async function earlierAnswer<A>(sql: TxSql, spec: CommandSpec, hash: Buffer): Promise<A> {
  const [earlier] = await sql<{ input_hash: Buffer; answer: A }[]>`
    select input_hash, answer from commands
    where actor_id = ${spec.actor.id} and idempotency_key = ${spec.key}`;
  if (earlier === undefined || !hash.equals(earlier.input_hash)) refuse("key_reused");
  return earlier.answer;
}

async function liftLimits(sql: TxSql, limitMs: number): Promise<void> {
  await sql`select set_config(name, ${`${limitMs}`}, true) from pg_settings
            where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')`;
}

/** drizzle and raw SQL share the transaction's one connection; drizzle keeps it on its session. */
function clientOf(transaction: object): TxSql {
  return (transaction as { session: { client: TxSql } }).session.client;
}
