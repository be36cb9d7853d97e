/** What stands in a long form and what is wrong with it, handed to each field by its name. */

import { isCurrency } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

export type FormValues = Record<string, string>;

export interface FieldParts {
  name: string;
  label: string;
  hint: string | undefined;
  value: string | undefined;
  error: string | undefined;
}

/** `prefix` is put before every name: `basic.`. */
export function fieldsOf(values: FormValues, problems: FormValues, prefix = "") {
  return (name: string, label: string, hint?: string): FieldParts => ({
    name: prefix + name,
    label,
    hint,
    value: values[prefix + name],
    error: problems[prefix + name],
  });
}

/** The currency chosen in the form; prices are shown in it. */
export function currencyOf(values: FormValues): Currency {
  const code = values["currency"] ?? "";
  return isCurrency(code) ? code : "USD";
}
