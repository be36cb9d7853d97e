/** Idempotency keys from outside: the shape each door accepts, so that no sent key can equal a key the system makes. */
import { refuse } from "#app/domain/kernel/refusal.ts";

/** The shape `newFormKey` has given every form since the first release. */
const FORM_KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PROGRAM_KEY = /^[\x21-\x7e]{8,100}$/;
const PROGRAM_PREFIX = "api:";

/**
 * The key of a sent form, from all texts of its field. Refuses `key_invalid` for none, for several and for any text that
 * `newFormKey` does not make: a key such as `filling:ord_…:3` would otherwise block the worker's own command.
 */
export function formKey(texts: readonly string[]): string {
  const [text, ...more] = texts;
  if (text === undefined || more.length > 0 || !FORM_KEY.test(text)) return refuse("key_invalid");
  return text;
}

/** Whether a text is a key as forms have it. */
export function isFormKey(text: string): boolean {
  return FORM_KEY.test(text);
}

/** Prefixes an API call's key with `api:`, so that it never equals other keys. Refuses `idempotency_key_required`. */
export function programKey(sent: string | null): string {
  if (sent === null || !PROGRAM_KEY.test(sent)) return refuse("idempotency_key_required");
  return `${PROGRAM_PREFIX}${sent}`;
}

/** Whether a door took the key from outside: a form's or a program's. */
export function isSentKey(key: string): boolean {
  return FORM_KEY.test(key) || isProgramKey(key);
}

export function isProgramKey(key: string): boolean {
  return key.startsWith(PROGRAM_PREFIX);
}
