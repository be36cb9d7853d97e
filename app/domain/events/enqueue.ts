/** Writes events into the outbox, in the transaction of the command that caused them. */
import { newId } from "#app/domain/kernel/ids.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { NewEvent } from "./events.ts";

/**
 * Adds events to this command in one statement; sealing the command asks the worker to relay them. Write one event per thing
 * people should be told about, not one per row: a command for many tasks writes their count.
 */
export async function enqueue(tx: Tx, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const signed = events.map((event) => event.command ?? tx.command);
  await tx.sql`
    insert into events (id, name, subject_id, payload, at, command_id)
    select e.id, e.name, e.subject, e.payload::jsonb, e.at, e.command
    from unnest(
      ${events.map(() => newId("event"))}::text[], ${events.map((event) => event.name)}::text[],
      ${events.map((event) => event.subjectId)}::text[],
      ${events.map((event) => JSON.stringify(event.payload))}::text[],
      ${signed.map(({ at }) => at.toISOString())}::timestamptz[], ${signed.map(({ id }) => id)}::text[]
    ) as e(id, name, subject, payload, at, command)`;
}
