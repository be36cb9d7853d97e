/** Rows of the table `commands` in one transaction: inserts them, seals them, and finds earlier ones by their keys. */
import type { Tx as TxSql } from "#db/client.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Begun, Outcome } from "./command.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { claim, claimedRow } from "./key-claim.ts";
import type { Part } from "./key-claim.ts";
import type { PendingCommand } from "./pending-command.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sameInput } from "./same-input.ts";

/** A command inside its transaction. */
export interface BegunCommand<I> extends PendingCommand<I> {
  command: Begun;
}

/**
 * Begins one command and claims its key; false when the key was used before or is held. Separate from `insertRows`, whose
 * statement costs 40 % more for a list of one (0.20 against 0.14 ms), on every command. Delete this function when `npm run bench
 * -- ledger` shows no difference for one caller.
 */
export async function insertRow(
  sql: TxSql,
  { spec, hash, command }: BegunCommand<unknown>,
  mayWait: boolean,
): Promise<boolean> {
  const { id, actor, at } = command;
  const row: Part = sql`${id}, ${spec.name}, ${actor.kind}, ${actor.id}, ${spec.key}, ${hash}, ${levelOf(actor)}, ${at}`;
  const rows = await sql`
    insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
    ${claimedRow(sql, spec, row, mayWait)}
    on conflict (actor_id, idempotency_key) do nothing returning id`.execute();
  return rows.length > 0;
}

/**
 * Begins commands whose keys `earlierAnswers` claimed. A key that was committed between that snapshot and its claim inserts no
 * row: the guards then refuse what the command writes, and the whole transaction is undone.
 */
export async function insertRows(sql: TxSql, commands: BegunCommand<unknown>[]): Promise<void> {
  const rows = commands.map(({ spec, hash, command }) => ({
    id: command.id,
    name: spec.name,
    kind: command.actor.kind,
    actor: command.actor.id,
    key: spec.key,
    hash: hash.toString("hex"),
    level: levelOf(command.actor),
    at: command.at,
  }));
  await sql`
    insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
    select id, name, kind, actor, key, decode(hash, 'hex'), level, at
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, name text, kind text, actor text, key text, hash text, level text, at timestamptz)
    on conflict (actor_id, idempotency_key) do nothing`.execute();
}

/** A key's earlier answer, `key_reused` for another input, `held` by another transaction, or null: new and claimed. */
export type Earlier = Outcome<unknown> | { refusal: Refusal } | "held" | null;

interface FoundRow {
  place: number;
  /** Null, like the hash, for a key that another transaction holds. */
  name: string | null;
  input_hash: Buffer | null;
  answer: unknown;
}

/** Looks up each command's key and claims new ones. Never waits. The answers are in the order of the commands. */
export async function earlierAnswers(
  sql: TxSql,
  commands: BegunCommand<unknown>[],
): Promise<Earlier[]> {
  const actors = commands.map(({ spec }) => spec.actor.id);
  const keys = commands.map(({ spec }) => spec.key);
  const rows = await sql<FoundRow[]>`
    select r.place::int, c.name, c.input_hash, c.answer
    from unnest(${actors}::text[], ${keys}::text[]) with ordinality r(actor, key, place)
    left join commands c on c.actor_id = r.actor and c.idempotency_key = r.key
    where c.id is not null or not ${claim(sql, sql`r.actor`, sql`r.key`)}`.execute();
  const found = new Map(rows.map((row) => [row.place - 1, row]));
  return commands.map(({ spec, hash }, place) => {
    const row = found.get(place);
    if (row === undefined) return null;
    const { name, input_hash, answer } = row;
    if (name === null || input_hash === null) return "held";
    if (!sameInput({ name, input_hash }, spec, hash)) return { refusal: new Refusal("key_reused") };
    return { answer, replayed: true };
  });
}

/** Seals commands with their answers, given in the same order: the last act of their transaction. */
export async function sealRows(
  sql: TxSql,
  commands: BegunCommand<unknown>[],
  answers: unknown[],
): Promise<void> {
  const ids = commands.map(({ command }) => command.id);
  const texts = answers.map((answer) => JSON.stringify(answer ?? null));
  const [id, text] = [ids[0] ?? "", texts[0] ?? ""];
  // Separate like `insertRow`: the list's statement costs 0.18 against 0.13 ms for a list of one (`npm run bench -- ledger`).
  if (ids.length === 1)
    await sql`
      update commands set answer = ${text}::text::jsonb, sealed_at = ${nowDate()} where id = ${id}`;
  else
    await sql`
      update commands c set answer = s.answer::jsonb, sealed_at = ${nowDate()}
      from unnest(${ids}::text[], ${texts}::text[]) s(id, answer)
      where c.id = any(${ids}::text[]) and c.id = s.id`;
}

/** How the actor proved their identity; stored with the command as its audit record. */
function levelOf(actor: Actor): string {
  if (actor.kind !== "user") return actor.kind;
  return actor.tokenId === undefined ? actor.level : `token ${actor.tokenId}`;
}
