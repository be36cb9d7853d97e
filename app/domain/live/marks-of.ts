/** What the feed says of an event: its name, and the ids of the things it is about. Nothing of its content. Pure. */
import { DATA_FIELDS } from "#app/domain/events/data-fields.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { receiversOf } from "#app/domain/webhooks/message-body.ts";

export interface EventMark {
  eventId: string;
  kind: string;
  about: string[];
  /** The people it concerns; those who have a notice of it are added by the store. */
  people: string[];
}

/** The fields that programs may know as well, so that no id of a mailed link or of a decider is among them. */
const ID_FIELDS = Object.keys(DATA_FIELDS).filter((field) => field.endsWith("Id"));

export function markOf(event: RelayEvent): EventMark {
  const { id, name, subjectId, payload } = event;
  const named = ID_FIELDS.map((field) => payload[field]).filter(
    (value) => typeof value === "string",
  );
  return {
    eventId: id,
    kind: name,
    about: [...new Set([subjectId, ...named])],
    people: receiversOf(event).map(({ userId }) => userId),
  };
}
