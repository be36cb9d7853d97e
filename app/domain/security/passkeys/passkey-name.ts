/** The name by which a person tells their passkeys apart. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";

/** Refuses `invalid_input` at the field. */
export function requirePasskeyName(text: string, field: "name" | "newName"): string {
  return requireWritten(text, field, {
    max: 80,
    min: 1,
    lines: "one",
    empty: "Give the passkey a name of up to 80 characters.",
  });
}
