/** Gives each field of a long form its value and its problem, by the field's name. */

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

/** `prefix`, such as `basic.`, is put before every name. */
export function fieldsOf(values: FormValues, problems: FormValues, prefix = "") {
  return (name: string, label: string, hint?: string): FieldParts => ({
    name: prefix + name,
    label,
    hint,
    value: values[prefix + name],
    error: problems[prefix + name],
  });
}

/** The currency chosen in the form; its prices use it. */
export function currencyOf(values: FormValues): Currency {
  const code = values["currency"] ?? "";
  return isCurrency(code) ? code : "USD";
}
