/** The words of the table of abilities: who there is, and how a row says who may. */

/**
 * What an actor is to a thing. An `owner` is a member whose query finds nothing but what is theirs alone: a wallet, a webhook, a
 * notice. `cards` and `bank` are the providers.
 */
export const WHO = [
  "visitor",
  "member",
  "owner",
  "buyer",
  "freelancer",
  "staff",
  "suspended",
  "clock",
  "worker",
  "operator",
  "cards",
  "bank",
] as const;

export type Who = (typeof WHO)[number];

export interface AbilityRow<W extends Who = Who, B extends boolean = boolean> {
  who: readonly W[];
  /** What everybody else is told. */
  otherwise: "not_found" | "not_allowed";
  /** True where it depends on a thing of two parties, which has to be in hand to answer. */
  ofParties: B;
}

/** Open to these; everybody else is told that they may not. */
export function to<W extends Who>(...who: W[]): AbilityRow<W, false> {
  return { who, otherwise: "not_allowed", ofParties: false };
}

/** Open to these; for everybody else there is no such thing. */
export function knownTo<W extends Who>(...who: W[]): AbilityRow<W, false> {
  return { who, otherwise: "not_found", ofParties: false };
}

type Side = "buyer" | "freelancer" | "staff" | "clock";

/** Open to these sides of a thing between two parties. Strangers never learn that it is there; the other sides may not. */
export function between<W extends Side>(...who: W[]): AbilityRow<W, true> {
  return { who, otherwise: "not_allowed", ofParties: true };
}

/** The same where the thing, or this view of it, does not exist for the other sides either. */
export function knownBetween<W extends Side>(...who: W[]): AbilityRow<W, true> {
  return { who, otherwise: "not_found", ofParties: true };
}
