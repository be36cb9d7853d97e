/** The lifecycles of a buyer's request and of a proposal: transition · from · to · words. The database enforces them. */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type RequestState = "open" | "awarded" | "withdrawn" | "expired";
export type ProposalState = "made" | "withdrawn" | "awarded";

interface RequestTransitionRow<State extends string> extends Step<State> {
  /** The words of the page after it happened. */
  done: string;
}

export const REQUEST_LIFECYCLE = {
  post: { from: [], to: ["open"], done: "Open for proposals" },
  award: { from: ["open"], to: ["awarded"], done: "Awarded" },
  withdraw: { from: ["open"], to: ["withdrawn"], done: "Withdrawn" },
  expire: { from: ["open"], to: ["expired"], done: "Ended without an award" },
} as const satisfies Record<string, RequestTransitionRow<RequestState>>;

/** What becomes of a proposal whose request ends otherwise follows from the request; `tell-of-passed.ts` tells its freelancer. */
export const PROPOSAL_LIFECYCLE = {
  make: { from: [], to: ["made"], done: "Made" },
  withdraw: { from: ["made"], to: ["withdrawn"], done: "Withdrawn" },
  award: { from: ["made"], to: ["awarded"], done: "Awarded" },
} as const satisfies Record<string, RequestTransitionRow<ProposalState>>;

/** The words of the page for a request's state. */
export function requestWords(state: RequestState): string {
  const rows: ReadonlyArray<RequestTransitionRow<RequestState>> = Object.values(REQUEST_LIFECYCLE);
  return rows.find(({ to }) => to[0] === state)?.done ?? state;
}
