/** Reads the ruling form into the command's input; an amount or a percentage counts only if its choice is selected. */
import { MAX_EXPLANATION } from "#app/domain/disputes/statement-body.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";
import type { RuleInput } from "#app/domain/disputes/rule.ts";

const FORM = z.object({
  outcome: z.enum(["release", "refund", "split_percent", "split_amount"]),
  percent: z.string().default(""),
  amount: z.string().default(""),
  explanation: sentText({ max: MAX_EXPLANATION, lines: "many" }).default(""),
  version: wholeNumber(1, 2_000_000_000),
});

/** Refuses `invalid_input` when nothing was chosen. */
export function rulingInput(form: SentForm): Omit<RuleInput, "disputeId" | "key"> {
  const { outcome, percent, amount, explanation, version } = form.parse(FORM);
  const choice = {
    outcome,
    ...(outcome === "split_percent" ? { percent } : {}),
    ...(outcome === "split_amount" ? { amount } : {}),
  };
  return { version, choice, explanation };
}
