/** How what is wrong with a typed amount is refused, at every door. */
import type { AmountProblem } from "./money.ts";
import type { RefusalCode } from "./refusal.ts";

export const AMOUNT_REFUSALS = {
  not_a_number: "amount_invalid",
  too_many_decimals: "amount_too_precise",
  not_positive: "amount_not_positive",
  too_large: "amount_too_large",
} as const satisfies Record<AmountProblem, RefusalCode>;
