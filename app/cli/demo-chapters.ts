/** A chapter of the demo's story: its moment, in days from the beginning, and what is done then through ordinary commands. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { DemoCast, DemoHandle } from "./demo-cast.ts";
import type { DemoGigName } from "./demo-gigs.ts";
import type { DemoNeighbour } from "./demo-neighbours.ts";

export type Person = DemoHandle | DemoNeighbour;

export interface Stage {
  cast: DemoCast & Partial<Record<DemoNeighbour, UserActor>>;
  gigs: Record<DemoGigName, string>;
  /** Ids by the names that the chapters give to things. */
  ids: Map<string, string>;
  /** Of the one published password. */
  passwordHash: string;
}

/** `key` is the chapter's idempotency key. */
export type Tell = (stage: Stage, key: string) => Promise<unknown>;

export type Chapter = readonly [day: number, tell: Tell];

/** So many days before a moment, to the minute. */
export function before(moment: Temporal.Instant, days: number): Temporal.Instant {
  return moment.subtract({ minutes: Math.round(days * 24 * 60) });
}

export function actorOf({ cast }: Stage, who: Person): UserActor {
  return found(cast[who]);
}

export function idOf({ ids }: Stage, name: string): string {
  return found(ids.get(name));
}

/** The task of a funded milestone, by the name of its order. */
export async function taskOf(stage: Stage, order: string, position: number): Promise<string> {
  const [task] = await sql<{ id: string }[]>`
    select id from tasks where order_id = ${idOf(stage, order)} and position = ${position}`;
  return found(task).id;
}
