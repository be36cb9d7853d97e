/** Tells which step of a two-step form to show, from an action's answer; pure, so that browser components may import it. */
import { formKeyAgain, refusedFrom } from "./refused.ts";
import type { KeptFile, Refused } from "./refused.ts";
import type { Shown } from "./two-step.ts";

export interface ShownStep<P> {
  refused: Refused | null;
  /** The preview; null where the form itself is shown, as after most refusals. */
  preview: P | null;
  /** The typed values; null when nothing was sent yet. */
  typed: Record<string, string> | null;
  /** The files that the form has already. */
  kept: KeptFile[];
  /** The form's idempotency key: the sent one until it is spent. */
  commandKey: string;
}

/** `fresh` is a new key, used when the form has none or its key is spent. */
export function shownStep<P>(
  answer: (Shown<P> & { kept?: KeptFile[] }) | (Refused & { preview?: P }) | undefined,
  fresh: string,
): ShownStep<P> {
  const refused = refusedFrom(answer);
  const typed = answer?.values ?? null;
  return {
    refused,
    preview: answer?.preview ?? null,
    typed,
    kept: answer?.kept ?? [],
    commandKey: refused === null ? (typed?.["key"] ?? fresh) : formKeyAgain(refused, fresh),
  };
}
