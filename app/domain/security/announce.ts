/** Writes the event that tells a person what changed in their account's security, and from where. Their programs never get it. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { describeAgent } from "./describe-agent.ts";
import type { EventData, NewEvent } from "#app/domain/events/events.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";

type AccountEvent =
  | "account.new_browser"
  | "account.closing_asked"
  | "account.password_changed"
  | "account.token_made"
  | "payout_account.changed"
  | "payout_settings.changed"
  | "webhook.added"
  | "webhook.changed";

/** What to tell: never a password, a token, a signing secret or an account number. */
export interface Announcement<N extends AccountEvent> {
  /** The id of the thing that changed. */
  subjectId: string;
  /** The fields of the event's definition apart from the person and the place. */
  facts: Omit<EventData<N>, "userId" | "place">;
}

/** Adds the event to the command of the person it is about. For other actors it does nothing. */
export async function announce<N extends AccountEvent>(
  tx: Tx,
  name: N,
  { subjectId, facts }: Announcement<N>,
): Promise<void> {
  const { actor } = tx.command;
  if (actor.kind !== "user") return;
  const place = actor.place === undefined ? {} : { place: describePlace(actor.place) };
  const payload = { ...facts, ...place, userId: actor.id };
  // The compiler cannot rejoin a generic type that `Omit` split, hence the cast.
  await enqueue(tx, [{ name, subjectId, payload } as unknown as NewEvent]);
}

/** `in Firefox on Linux, from 203.0.113.7`; for programs `by the API token “nightly”, from 203.0.113.7`. */
function describePlace({ address, agent, token }: Place): string {
  const by = token === undefined ? `in ${describeAgent(agent)}` : `by the API token “${token}”`;
  return address === "" ? by : `${by}, from ${address}`;
}
