/** Reads the form of a new token into the command's input. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { MAX_TOKEN_DAYS } from "#app/domain/security/api-tokens.ts";
import { SCOPE_NAMES } from "#app/domain/security/token-scopes.ts";
import { WORLDS } from "#app/domain/kernel/world.ts";
import { amountField, wholeNumber } from "#app/http/form.ts";
import { scopeBox } from "./scope-box.ts";
import type { NewToken } from "#app/domain/security/api-tokens.ts";
import type { SentForm } from "#app/http/form.ts";

const optionalAmount = z
  .string()
  .trim()
  .optional()
  .transform((text) => (text === "" ? undefined : text))
  .pipe(amountField.optional());

const FORM = z.object({
  name: sentText({ max: 80, lines: "one" }),
  mode: z.enum(WORLDS).default("live"),
  days: wholeNumber(1, MAX_TOKEN_DAYS),
  addresses: z.string().max(1000).default(""),
  capTask: optionalAmount,
  capDay: optionalAmount,
});

/** Refuses `invalid_input` and the amount codes, each at its field. */
export function tokenInput(form: SentForm): NewToken {
  const { addresses, capTask, capDay, ...said } = form.parse(FORM);
  return {
    ...said,
    scopes: SCOPE_NAMES.filter((scope) => form.values[scopeBox(scope)] === "yes"),
    addresses: addresses.split(/[\s,]+/).filter((entry) => entry !== ""),
    caps: { currency: "USD", taskMicros: capTask ?? null, dayMicros: capDay ?? null },
    key: form.key(),
  };
}
