/** The types of the table of abilities: the kinds of actor, and the four ways a row grants an ability. */
import { DUTIES } from "#app/domain/kernel/actor.ts";
import type { Duty } from "#app/domain/kernel/actor.ts";

/**
 * The kinds of actor. An `owner` is a member whose query finds only their own rows: a wallet, a webhook, a notice. `staff` is
 * every member of staff; `support`, `finance`, `judge` and `admin` are staff with that duty. `cards` and `bank` are the providers.
 */
export const WHO = [
  "visitor",
  "member",
  "owner",
  "buyer",
  "freelancer",
  "staff",
  ...DUTIES,
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
  /** The refusal for all other actors. */
  otherwise: "not_found" | "not_allowed";
  /** True where the answer depends on a thing of two parties, which has to be read first. */
  ofParties: B;
  /** True where people have to prove again who they are, within minutes before: see `commands/stepped-up.ts`. */
  stepUp?: true;
  /** True for decisions about people, which lock the working staff before anything else: see `amongStaff`. */
  amongStaff?: true;
}

/** Grants the ability to these actors; others get `not_allowed`. */
export function to<W extends Who>(...who: W[]): AbilityRow<W, false> {
  return { who, otherwise: "not_allowed", ofParties: false };
}

/** Grants the ability to these actors; others get `not_found`. */
export function knownTo<W extends Who>(...who: W[]): AbilityRow<W, false> {
  return { who, otherwise: "not_found", ofParties: false };
}

type Side = "buyer" | "freelancer" | "staff" | Duty | "clock";

/** Grants the ability to these parties of a thing. Strangers get `not_found`, the other parties `not_allowed`. */
export function between<W extends Side>(...who: W[]): AbilityRow<W, true> {
  return { who, otherwise: "not_allowed", ofParties: true };
}

/** Grants the ability to these parties of a thing; strangers and the other parties get `not_found`. */
export function knownBetween<W extends Side>(...who: W[]): AbilityRow<W, true> {
  return { who, otherwise: "not_found", ofParties: true };
}

/** Grants the ability only after a step-up: the person has just proved again who they are. For commands run by `command`. */
export function stepUp<R extends AbilityRow>(row: R): R & { stepUp: true } {
  return { ...row, stepUp: true };
}

/** A decision that counts the working staff: its command locks them first, so that two decisions at once come one after the other. */
export function amongStaff<R extends AbilityRow>(row: R): R & { amongStaff: true } {
  return { ...row, amongStaff: true };
}
