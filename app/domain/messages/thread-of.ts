/** The one thread of two people, made at the first word between them. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";

/** A step: returns the id of their thread and opens it where there is none. Two openings at once make one thread. */
export async function threadOf(tx: Tx, personId: string, otherId: string): Promise<string> {
  const [firstId, secondId] = [personId, otherId].toSorted();
  if (firstId === undefined || secondId === undefined) throw new Error("A thread has two people.");
  await tx.sql`
    insert into threads (id, first_id, second_id, opened_at, command_id)
    values (${newId("thread")}, ${firstId}, ${secondId}, ${tx.command.at}, ${tx.command.id})
    on conflict (first_id, second_id) do nothing`;
  // A statement of its own: only now does it see a row that another command committed while the insert waited.
  const [row] = await tx.sql<{ id: string }[]>`
    select id from threads where first_id = ${firstId} and second_id = ${secondId}`;
  if (row === undefined) throw new Error("The thread of two people is missing.");
  return row.id;
}
