/** What the definition of an event says, and the data that follows from it for those who write one. */
import type { z } from "zod";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { DATA_FIELDS, DataField } from "./data-fields.ts";

/** `other` is the side that did not act (both, when the clock did); `self` the person whose money or account it is. */
export type Audience = "buyer" | "freelancer" | "other" | "self" | "staff";

/** Fields for notices alone: never sent to a program. */
export interface InsideFields {
  /** From where a change of the account's security came, as `describePlace` writes it. */
  place: string;
  /** What such a change was, where there are several: `added`, `replaced`, `removed`, `secret`, … */
  change: string;
  /** The last signs of an account number or token. */
  tail: string;
  scopes: string[];
  automatic: boolean;
  /** Opens the sign-in form past the limit that strangers used up. */
  wayIn: string;
  withdrawalId: string;
  /** Sentences about a suspended person's money, where they appeal, and the last signs of the account it goes to. */
  amounts: string;
  appeal: string | null;
  account: string;
}

type AnyField = DataField | keyof InsideFields;

export interface EventDefinition {
  /** What happened, in a sentence. */
  says: string;
  /** Whose it is: both sides of an order, one person, or the house. Programs of these people may hear. */
  to: "parties" | "self" | "staff";
  /** Who is told by notice, in this order; the words stand in the notification catalogue. */
  tells: readonly Audience[];
  /** What a program is told. A field that is not listed is never sent, whatever the event carries. */
  always: readonly DataField[];
  sometimes: readonly DataField[];
  /** What notices need beyond that. */
  inside?: readonly AnyField[];
  insideSometimes?: readonly AnyField[];
  /** Whether a member can choose it for a webhook; left out where it can. */
  offered?: false;
}

/** Keeps the definition's own words as types, so that `enqueue` knows each event's data. */
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

interface Whose {
  parties: { parties: Parties };
  self: { userId: string };
  staff: unknown;
}

/** `side` is worked out for each receiver. */
type Needed<D extends EventDefinition> =
  | Exclude<D["always"][number], "side">
  | (D extends { inside: readonly (infer F extends AnyField)[] } ? F : never);

type Possible<D extends EventDefinition> =
  | D["sometimes"][number]
  | (D extends { insideSometimes: readonly (infer F extends AnyField)[] } ? F : never);

/** What an event with this definition must and may carry. */
export type DataOf<D extends EventDefinition> = Whose[D["to"]] & {
  [F in Needed<D>]: Value<F>;
} & { [F in Possible<D>]?: Value<F> };
