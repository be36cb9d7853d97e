/** TABLE. All events by name, and their types. Commands write them to the outbox; the worker relays them to subscribers. */
import type { Begun } from "#app/domain/commands/command.ts";
import { ACCOUNT_EVENTS } from "./account-events.ts";
import type { DataField } from "./data-fields.ts";
import type {
  DataOf,
  EventDefinition,
  InsideFields,
  Pair,
  Parties,
  Value,
} from "./define-event.ts";
import { CHANGE_EVENTS } from "./change-events.ts";
import { DISPUTE_EVENTS } from "./dispute-events.ts";
import { GIG_EVENTS } from "./gig-events.ts";
import { MESSAGE_EVENTS } from "./message-events.ts";
import { MONEY_EVENTS } from "./money-events.ts";
import { OFFER_EVENTS } from "./offer-events.ts";
import { PORTFOLIO_EVENTS } from "./portfolio-events.ts";
import { PROOF_OF_PERSON_EVENTS } from "./proof-of-person-events.ts";
import { PROOF_EVENTS } from "./proof-events.ts";
import { REPORT_EVENTS } from "./report-events.ts";
import { REQUEST_EVENTS } from "./request-events.ts";
import { REVIEW_EVENTS } from "./review-events.ts";
import { STAFF_EVENTS } from "./staff-events.ts";
import { SUSPENSION_EVENTS } from "./suspension-events.ts";
import { TASK_EVENTS } from "./task-events.ts";
import { WEBHOOK_EVENTS } from "./webhook-events.ts";

/** Name → definition: sentence, people concerned, notices and data. Pages and the API's document use this order. */
const DEFINITIONS = {
  ...ACCOUNT_EVENTS,
  ...PROOF_OF_PERSON_EVENTS,
  ...TASK_EVENTS,
  ...CHANGE_EVENTS,
  ...OFFER_EVENTS,
  ...REQUEST_EVENTS,
  ...DISPUTE_EVENTS,
  ...REVIEW_EVENTS,
  ...MESSAGE_EVENTS,
  ...MONEY_EVENTS,
  ...SUSPENSION_EVENTS,
  ...GIG_EVENTS,
  ...PORTFOLIO_EVENTS,
  ...PROOF_EVENTS,
  ...REPORT_EVENTS,
  ...STAFF_EVENTS,
  ...WEBHOOK_EVENTS,
};

type Definitions = typeof DEFINITIONS;

export type EventName = keyof Definitions;

export const EVENTS: Record<EventName, EventDefinition> = DEFINITIONS;

/** The audiences that get a notice of an event. */
export type ToldOf<N extends EventName> = Definitions[N]["tells"][number];

/**
 * The data an event of this name must and may have. Amounts are decimal strings beside `currency`, moments ISO strings. A
 * command that did the same thing to many tasks of one order writes one event with `count` and `taskIds`.
 */
export type EventData<N extends EventName> = DataOf<Definitions[N]>;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** An event's data as read back: events of an earlier release may lack fields that are required today, or have more. */
export type EventPayload = { parties?: Parties; pair?: Pair; userId?: string } & {
  [F in Exclude<DataField, "side"> | keyof InsideFields]?: Value<F>;
} & { [more: string]: Json | undefined | Parties | Pair };

/** An event as a command writes it: wrong or missing data does not compile. */
export type NewEvent = {
  [N in EventName]: {
    name: N;
    /** The id of the thing it happened to. */
    subjectId: string;
    payload: EventData<N>;
    /** The command that caused it, where commands share a transaction. */
    command?: Begun | undefined;
  };
}[EventName];
