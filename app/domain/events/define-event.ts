/** The type of an event's definition, and the type of its data that follows from it. */
import type { z } from "zod";
import type { Duty } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { DATA_FIELDS, DataField } from "./data-fields.ts";

/** `other` is the party that did not act (both, when the clock did); `self` the person whose money or account it is. */
export type Audience = "buyer" | "freelancer" | "other" | "self" | "staff";

/** Fields for notices only: never sent to a program. */
export interface InsideFields {
  /** Where a security change came from, as `describePlace` writes it. */
  place: string;
  /** The kind of change, where there are several: `added`, `replaced`, `removed`, `secret`, … */
  change: string;
  /** The last characters of an account number or token. */
  tail: string;
  scopes: string[];
  automatic: boolean;
  /** The order consists of named lines, not of pieces. */
  agreed: boolean;
  /** The last of several deadlines; `dueAt` is the first. */
  lastDueAt: string;
  /** The unlock link to the sign-in form. */
  wayIn: string;
  /** The mailed link that the notice leads to, by its id, and the address it is mailed to. */
  linkId: string;
  mailTo: string;
  /** True when another account holds that address: only the mail says so. */
  known: boolean;
  /** The link "This was not me"; every security event has one, whether its definition names it or not. */
  notMe: string;
  withdrawalId: string;
  /** ISO moment, in the words of a notice. */
  until: string;
  /** For suspended people: sentences about their money, where they appeal, and the last characters of their payout account. */
  amounts: string;
  appeal: string | null;
  account: string;
  /** Decisions of staff: who decided (null: the operator), their name, and the name of the person it was about. */
  deciderId: string | null;
  decider: string;
  person: string;
  duties: string[];
  /** Messages: the author's name, and true when the other person muted the thread. */
  fromName: string;
  muted: boolean;
}

type AnyField = DataField | keyof InsideFields;

export interface EventDefinition {
  /** What happened, in a sentence. */
  says: string;
  /** The people it concerns: both parties of an order, the two of a thread, one person, or staff. Their programs may receive it. */
  to: "parties" | "pair" | "self" | "staff";
  /** Who gets a notice, in this order; the notification catalogue has the words. */
  tells: readonly Audience[];
  /** The duties of the staff who are told; the member of staff who decided is not. */
  staff?: readonly Duty[];
  /** Fields a program receives. A field that is not listed is never sent, even if the event has it. */
  always: readonly DataField[];
  sometimes: readonly DataField[];
  /** More fields, for notices only. */
  inside?: readonly AnyField[];
  insideSometimes?: readonly AnyField[];
  /** False where a member cannot choose the event for a webhook; absent where they can. */
  offered?: false;
}

/** For events of an account that are told to its person and never sent to a program. */
export const TO_OWNER = {
  to: "self",
  tells: ["self"],
  always: [],
  sometimes: [],
  offered: false,
} as const;

/** Keeps the definition's literal types, so that `enqueue` checks each event's data. */
export function defineEvent<const D extends EventDefinition>(definition: D): D {
  return definition;
}

export type Value<F extends AnyField> = F extends "currency"
  ? Currency
  : F extends DataField
    ? z.output<(typeof DATA_FIELDS)[F][0]>
    : F extends keyof InsideFields
      ? InsideFields[F]
      : never;

export interface Parties {
  buyerId: string;
  freelancerId: string;
}

/** The two people of a thread: the one who wrote, and the other. */
export interface Pair {
  fromId: string;
  toId: string;
}

interface Whose {
  parties: { parties: Parties };
  pair: { pair: Pair };
  self: { userId: string };
  staff: unknown;
}

/** `side` is computed for each receiver. */
type Needed<D extends EventDefinition> =
  | Exclude<D["always"][number], "side">
  | (D extends { inside: readonly (infer F extends AnyField)[] } ? F : never);

type Possible<D extends EventDefinition> =
  | D["sometimes"][number]
  | (D extends { insideSometimes: readonly (infer F extends AnyField)[] } ? F : never);

/** The data an event with this definition must and may have. */
export type DataOf<D extends EventDefinition> = Whose[D["to"]] & {
  [F in Needed<D>]: Value<F>;
} & { [F in Possible<D>]?: Value<F> };
