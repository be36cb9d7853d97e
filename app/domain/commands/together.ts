/** The rows of commands that share a transaction: begun together, sealed together, each found again by its own key. */
import type { Tx as TxSql } from "#db/client.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { levelOf } from "./command.ts";
import { claim, claimsKey } from "./key-claim.ts";
import type { Begun, CommandSpec, Tx } from "./command.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";

export interface Boarded {
  spec: CommandSpec;
  /** Of the spec's name and input. */
  hash: Buffer;
  command: Begun;
}

/** A transaction that belongs to no single command: a row that forgets to name its own stops everything. */
export function sharedTx(sql: TxSql, db: Tx["db"]): Tx {
  return {
    sql,
    db,
    get command(): Begun {
      throw new Error("In a shared transaction every row names its own command.");
    },
  };
}

/** Finds what was answered under each rider's key before: null for a new key, `key_reused` for another input. */
export async function earlierAnswers(
  sql: TxSql,
  riders: Boarded[],
): Promise<(rider: Boarded) => { answer: unknown } | Refusal | null> {
  const rows = await sql<
    { actor_id: string; idempotency_key: string; input_hash: Buffer; answer: unknown }[]
  >`
    select c.actor_id, c.idempotency_key, c.input_hash, c.answer
    from unnest(${riders.map(({ spec }) => spec.actor.id)}::text[], ${riders.map(({ spec }) => spec.key)}::text[]) r(actor, key)
    join commands c on c.actor_id = r.actor and c.idempotency_key = r.key`;
  const known = new Map(rows.map((row) => [`${row.actor_id} ${row.idempotency_key}`, row]));
  return ({ spec, hash }) => {
    const row = known.get(`${spec.actor.id} ${spec.key}`);
    if (row === undefined) return null;
    return hash.equals(row.input_hash) ? { answer: row.answer } : new Refusal("key_reused");
  };
}

/**
 * Begins the riders' commands. A key that somebody else took this instant begins nothing, so that whatever the rider writes
 * is refused by the guards and the whole transaction is undone.
 */
export async function beginAll(sql: TxSql, riders: Array<{ rider: Boarded }>): Promise<void> {
  const rows = riders.map(({ rider: { spec, hash, command } }) => ({
    id: command.id,
    name: spec.name,
    kind: command.actor.kind,
    actor: command.actor.id,
    key: spec.key,
    hash: hash.toString("hex"),
    level: levelOf(command.actor),
    at: command.at,
    claims: claimsKey(spec.key),
  }));
  await sql`
    insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
    select id, name, kind, actor, key, decode(hash, 'hex'), level, at
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, name text, kind text, actor text, key text, hash text, level text, at timestamptz, claims boolean)
    where not claims or ${claim(sql, sql`actor`, sql`key`)}
    on conflict (actor_id, idempotency_key) do nothing`;
}

export async function sealAll(
  sql: TxSql,
  riders: Array<{ rider: Boarded; answer: unknown }>,
): Promise<void> {
  const ids = riders.map(({ rider }) => rider.command.id);
  const answers = riders.map(({ answer }) => JSON.stringify(answer ?? null));
  await sql`
    update commands c set answer = s.answer::jsonb, sealed_at = ${nowDate()}
    from unnest(${ids}::text[], ${answers}::text[]) s(id, answer)
    where c.id = any(${ids}::text[]) and c.id = s.id`;
}
