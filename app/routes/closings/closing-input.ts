/** Reads the form that closes an account. */
import { z } from "zod";
import { isCurrency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { AskClosing } from "#app/domain/closings/ask-closing.ts";
import type { SentForm } from "#app/http/form.ts";

const FORM = z.object({ rest: z.enum(["pay", "give_up"]) });

/** The amounts are hidden fields of the page: `amount-USD`. Refuses `consent_missing`. */
export function closingInput(form: SentForm): Omit<AskClosing, "key"> {
  if (form.text("rest") === "") refuse("consent_missing", { field: "rest" });
  const { rest } = form.parse(FORM);
  const amounts = Object.entries(form.values).flatMap(([name, value]) => {
    const currency = name.replace(/^amount-/, "");
    return name.startsWith("amount-") && isCurrency(currency) ? [[currency, value] as const] : [];
  });
  return rest === "give_up" ? { rest, amounts: Object.fromEntries(amounts) } : { rest };
}
