/** Where a form in two steps stands, from an action's answer; pure, so that components in the browser may import it. */
import { formKeyAgain, refusedFrom } from "./refused.ts";
import type { Refused } from "./refused.ts";
import type { Shown } from "./two-step.ts";

export interface ShownStep<P> {
  refused: Refused | null;
  /** What would happen; null where the form itself is shown, as after most refusals. */
  preview: P | null;
  /** What was typed; null when nothing was sent yet. */
  typed: Record<string, string> | null;
  /** The key of the form: the sent one until it is spent. */
  commandKey: string;
}

/** `fresh` is a new key, for a form that has none or whose key is spent. */
export function shownStep<P>(
  answer: Shown<P> | (Refused & { preview?: P }) | undefined,
  fresh: string,
): ShownStep<P> {
  const refused = refusedFrom(answer);
  const typed = answer?.values ?? null;
  return {
    refused,
    preview: answer?.preview ?? null,
    typed,
    commandKey: refused === null ? (typed?.["key"] ?? fresh) : formKeyAgain(refused, fresh),
  };
}
