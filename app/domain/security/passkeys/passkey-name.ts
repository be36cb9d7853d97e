/** The name by which a person tells their passkeys apart. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";

export const MAX_NAME = 80;

/** Refuses `invalid_input`. */
export function requirePasskeyName(text: string): string {
  return requireWritten(text, "name", {
    max: MAX_NAME,
    min: 1,
    lines: "one",
    empty: "Give the passkey a name of up to 80 characters.",
  });
}
