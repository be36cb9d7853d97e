/** Who of the staff decided, for events that the other staff are told. */
import type { Tx } from "#app/domain/commands/command.ts";

/** Fields of an event: the member of staff, who is not told, and their name. `deciderId` is null for the operator. */
export interface DecidedBy {
  deciderId: string | null;
  decider: string;
}

/** A step: reads the name of the command's actor. */
export async function decidedBy(tx: Tx): Promise<DecidedBy> {
  const [person] = await tx.sql<{ id: string; name: string }[]>`
    select id, name from users where id = ${tx.command.actor.id}`;
  return person === undefined
    ? { deciderId: null, decider: "The operator" }
    : { deciderId: person.id, decider: person.name };
}
