/** Reads a sent form and checks it against a schema: values of the right types, or a refusal that names every wrong field. */
import { AMOUNT_REFUSALS } from "#app/domain/kernel/amount-refusals.ts";
import { formKey } from "#app/domain/commands/sent-key.ts";
import { z } from "zod";
import { parseAmount } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { checked } from "./checked.ts";
import { readFields } from "./sent-fields.ts";
import type { FileLimits, SentFields } from "./sent-fields.ts";

export interface SentTexts {
  /** The values to show again in the fields: the first text of each, never a password or another proof. */
  readonly values: Record<string, string>;
  /** The first text of a field; empty when it was not sent. */
  text(name: string): string;
  /** Every text of a field, for check boxes that share a name. */
  all(name: string): string[];
  /** Every text of every field, to send the form once more; no password and no proof. */
  sent(): Array<[name: string, text: string]>;
}

export interface SentForm extends SentTexts {
  files(name: string): File[];
  /** The form's idempotency key, as `newFormKey` made it. Refuses `key_invalid`. */
  key(): string;
  /** The values as the schema returns them; refuses with `FormInvalid`. Fields sent more than once arrive as lists. */
  parse<S extends z.ZodType>(schema: S): z.output<S>;
}

/** Reads the form of a request once. See `readFields` for what it refuses. */
export async function readForm(request: Request, limits: FileLimits = {}): Promise<SentForm> {
  const { texts, files } = await readFields(request, limits);
  const raw: Record<string, string | string[]> = {};
  for (const [name, all] of texts) raw[name] = all.length === 1 ? (all[0] ?? "") : all;
  return {
    ...sentTexts(texts),
    files: (name) => files.get(name) ?? [],
    key: () => formKey(texts.get("key") ?? []),
    parse: (schema) => checked(schema, raw),
  };
}

export function sentTexts(texts: SentFields["texts"]): SentTexts {
  return {
    values: cachedValues(texts),
    text: (name) => texts.get(name)?.[0] ?? "",
    all: (name) => texts.get(name) ?? [],
    sent: () =>
      [...texts]
        .filter(([name]) => !isSecret(name))
        .flatMap(([name, all]) => all.map((text) => [name, text] as [string, string])),
  };
}

/** The values to show again in the fields: the first text of each, never a password or another proof. */
function cachedValues(texts: SentFields["texts"]): Record<string, string> {
  const cached = [...texts].filter(([name]) => !isSecret(name));
  return Object.fromEntries(cached.map(([name, all]) => [name, all[0] ?? ""]));
}

const isSecret = (field: string) => /password|stepUp[PC]|^code$|^passkey$/i.test(field);

/** The version of the task or order that the person saw, sent by `CommandForm`; spread it into a command's input. */
export function seenVersion(form: SentForm): { version?: number } {
  const version = Number.parseInt(form.text("version"), 10);
  return Number.isInteger(version) ? { version } : {};
}

/** A list of texts from check boxes, which may send none, one or several. */
export const manyTexts = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()),
);

/** A whole number in digits only. Refuses signs, exponents, hex and decimals. */
export function wholeNumber(min: number, max: number) {
  const sentence = `Give a whole number from ${min} to ${max}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,15}$/, sentence)
    .transform((digits) => Number.parseInt(digits, 10))
    .refine((value) => value >= min && value <= max, sentence);
}

/** A typed amount, in micros. Refuses with the matching code: `amount_invalid`, `amount_too_precise`, … */
export const amountField = z.string().transform((text, check): bigint => {
  const parsed = parseAmount(text);
  if ("micros" in parsed) return parsed.micros;
  const refusal = new Refusal(AMOUNT_REFUSALS[parsed.problem]);
  check.addIssue({ code: "custom", message: refusal.message, params: { code: refusal.code } });
  return z.NEVER;
});
