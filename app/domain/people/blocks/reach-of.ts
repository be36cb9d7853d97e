/** How a page shows that a person can be written to or not: as far as its reader may know. */
import { actsFor } from "#app/domain/access/party.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { between } from "./require-reachable.ts";
import type { Between } from "./require-reachable.ts";

/** `blocked`: by the reader themselves. `unreachable`: blocked by the other person, suspended, or closed; never which. */
export type Reach = "reachable" | "blocked" | "unreachable";

export async function reachOf(reader: UserActor, otherId: string): Promise<Reach> {
  return reachIn(reader, await between(reader.id, otherId));
}

export function reachIn(reader: UserActor, { open, blockers }: Between): Reach {
  if (blockers.some((id) => actsFor(reader, id))) return "blocked";
  return open && blockers.length === 0 ? "reachable" : "unreachable";
}
