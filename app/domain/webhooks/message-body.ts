/** The body of a webhook message per receiver: `{type, timestamp, data}`, only fields they may know (decision 94). Pure. */
import { z } from "zod";
import { EVENTS } from "#app/domain/events/events.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import type { Own } from "./own-facts.ts";
import {
  DATA_FIELDS,
  FREELANCER_ONLY,
  MOST_IDS,
  OWN_FIELDS,
} from "#app/domain/events/data-fields.ts";
import type { DataField } from "#app/domain/events/data-fields.ts";
import { NEWEST_BODY, spelt } from "./body-versions.ts";
import type { BodyVersion } from "./body-versions.ts";

export type Side = "buyer" | "freelancer" | "self";

export interface Receiver {
  userId: string;
  side: Side;
}

/** Things that a side gives a reference and metadata of its own. */
const NAMED = ["orderId", "offerId", "requestId"] as const satisfies readonly DataField[];

/** The event names a member may choose, in the table's order. */
export const OFFERED: readonly EventName[] = (Object.keys(EVENTS) as EventName[]).filter(
  (name) => EVENTS[name].offered !== false,
);

/** The people an event concerns; empty when the payload does not say. */
export function receiversOf({ name, payload }: Pick<RelayEvent, "name" | "payload">): Receiver[] {
  const { parties, pair, userId } = payload;
  const { to } = EVENTS[name];
  if (to === "pair")
    return Object.values(pair ?? {}).map((person) => ({ userId: person, side: "self" }));
  if (to === "self") return userId === undefined ? [] : [{ userId, side: "self" }];
  if (to === "staff" || parties === undefined) return [];
  return [
    { userId: parties.buyerId, side: "buyer" },
    { userId: parties.freelancerId, side: "freelancer" },
  ];
}

/** The body as it is signed and sent; `own` are the facts of its receiver. */
export function messageBody(
  event: Omit<RelayEvent, "id">,
  side: Side,
  version: BodyVersion = NEWEST_BODY,
  own: Own = {},
): string {
  const { name, at, payload } = event;
  const { reference, metadata } = own;
  const said: Record<string, unknown> = {
    ...payload,
    ...(side === "self" ? {} : { side }),
    // Whatever a payload says: only the receiver's own.
    reference,
    metadata,
  };
  const data: Record<string, unknown> = {};
  for (const field of fieldsFor(name, side)) {
    const value = said[field];
    if (value === undefined || value === "") continue;
    data[spelt(field, version)] = Array.isArray(value) ? value.slice(0, MOST_IDS) : value;
  }
  return JSON.stringify({ type: name, timestamp: at.toISOString(), data });
}

function fieldsFor(name: EventName, side: Side): DataField[] {
  const fields = [...EVENTS[name].always, ...mayHave(name)];
  if (side === "buyer") return fields.filter((field) => !FREELANCER_ONLY.has(field));
  return fields;
}

/** The fields that a message about `name` has in some cases. */
export function mayHave(name: EventName): readonly DataField[] {
  const { always, sometimes } = EVENTS[name];
  const isNamed = NAMED.some((field) => always.includes(field) || sometimes.includes(field));
  return isNamed ? [...sometimes, ...OWN_FIELDS] : sometimes;
}

/** The exact shape of a message about `name`: no unlisted field occurs. */
export function messageSchema(name: EventName, version: BodyVersion = NEWEST_BODY) {
  const { always } = EVENTS[name];
  const shape: Record<string, z.ZodType> = {};
  for (const field of always) shape[spelt(field, version)] = described(field);
  for (const field of mayHave(name)) shape[spelt(field, version)] = described(field).optional();
  return z.strictObject({
    type: z.literal(name),
    timestamp: z.iso.datetime().describe("When it happened."),
    data: z.strictObject(shape),
  });
}

function described(field: DataField): z.ZodType {
  const [schema, words] = DATA_FIELDS[field];
  return schema.describe(words);
}
