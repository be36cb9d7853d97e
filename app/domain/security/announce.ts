/** Tells a person what changed in the security of their account, and from where: for them alone, never for programs. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { describeAgent } from "./describe-agent.ts";
import type { EventName, EventPayload } from "#app/domain/events/events.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";

/** What is told: never a password, a token, a signing secret or an account number. */
export interface Announcement {
  /** The id of what changed. */
  subjectId: string;
  facts?: EventPayload;
}

/** Adds the event to the command of the person it is about. Other actors announce nothing. */
export async function announce(
  tx: Tx,
  name: EventName,
  { subjectId, facts = {} }: Announcement,
): Promise<void> {
  const { actor } = tx.command;
  if (actor.kind !== "user") return;
  const place = actor.place === undefined ? {} : { place: describePlace(actor.place) };
  await enqueue(tx, [{ name, subjectId, payload: { ...facts, ...place, userId: actor.id } }]);
}

/** `in Firefox on Linux, from 203.0.113.7`; for programs `by the API token “nightly”, from 203.0.113.7`. */
function describePlace({ address, agent, token }: Place): string {
  const by = token === undefined ? `in ${describeAgent(agent)}` : `by the API token “${token}”`;
  return address === "" ? by : `${by}, from ${address}`;
}
