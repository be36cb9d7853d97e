/**
 * Writes the event that tells a person what changed in their account's security, and from where. Their programs never get it.
 * Each one gets its own link "This was not me", so that every notice and mail leads to it.
 */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { describeAgent } from "./describe-agent.ts";
import { makeNotMeLink } from "./not-me-link.ts";
import type { EventData, NewEvent } from "#app/domain/events/events.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";

type AccountEvent =
  | "account.new_browser"
  | "account.passkey_added"
  | "account.passkey_copied"
  | "account.passkey_removed"
  | "account.closing_asked"
  | "account.password_changed"
  | "account.password_recovered"
  | "account.payouts_frozen"
  | "account.freeze_lifted"
  | "account.recovery_begun"
  | "account.recovery_reminder"
  | "account.recovery_stopped"
  | "account.token_made"
  | "account.factor_changed"
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

/** For events that no request of the person caused. */
export interface Addressed {
  userId: string;
  place?: Place | undefined;
  /** Another address than the account's. */
  email?: string;
  /** A recovery that the link stops as well. */
  recoveryId?: string;
}

/** Adds the event to the command of the person it is about. For other actors it does nothing. */
export async function announce<N extends AccountEvent>(
  tx: Tx,
  name: N,
  announcement: Announcement<N>,
): Promise<void> {
  const { actor } = tx.command;
  if (actor.kind === "user")
    await announceTo(tx, { userId: actor.id, place: actor.place }, name, announcement);
}

/** Adds the event for a person who is not the command's actor: the link in a mail, staff or the clock caused it. */
export async function announceTo<N extends AccountEvent>(
  tx: Tx,
  { userId, place, email, recoveryId }: Addressed,
  name: N,
  { subjectId, facts }: Announcement<N>,
): Promise<void> {
  const from = place === undefined ? {} : { place: describePlace(place) };
  const notMe = await makeNotMeLink(tx, { userId, event: name, email, recoveryId, ...from });
  const linked = notMe === null ? {} : { notMe };
  const payload = { ...facts, ...from, ...linked, userId };
  // The compiler cannot rejoin a generic type that `Omit` split, hence the cast.
  await enqueue(tx, [{ name, subjectId, payload } as unknown as NewEvent]);
}

/** `in Firefox on Linux, from 203.0.113.7`; for programs `by the API token “nightly”, from 203.0.113.7`. */
export function describePlace({ address, agent, token }: Place): string {
  const by = token === undefined ? `in ${describeAgent(agent)}` : `by the API token “${token}”`;
  return address === "" ? by : `${by}, from ${address}`;
}
