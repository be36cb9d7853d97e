/** The lifecycle of a change of an agreed order: transition · from · to · who · words. The database enforces it. */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type ChangeState = "proposed" | "accepted" | "declined" | "withdrawn" | "expired";

export interface ChangeTransitionRow extends Step<ChangeState> {
  /** `proposer` and `other` are sides of the order. */
  by: "proposer" | "other" | "clock";
  /** The words of its page after it happened. */
  done: string;
}

export const CHANGE_LIFECYCLE = {
  propose: { from: [], to: ["proposed"], by: "proposer", done: "Waiting for an answer" },
  accept: { from: ["proposed"], to: ["accepted"], by: "other", done: "Accepted" },
  decline: { from: ["proposed"], to: ["declined"], by: "other", done: "Declined" },
  withdraw: { from: ["proposed"], to: ["withdrawn"], by: "proposer", done: "Withdrawn" },
  expire: { from: ["proposed"], to: ["expired"], by: "clock", done: "Not answered in time" },
} as const satisfies Record<string, ChangeTransitionRow>;

export type ChangeTransition = keyof typeof CHANGE_LIFECYCLE;

export const CHANGE_STATES: readonly ChangeState[] = [
  "proposed",
  "accepted",
  "declined",
  "withdrawn",
  "expired",
];

/** A proposal that is not answered within these days expires. */
export const ANSWER_DAYS = 14;
