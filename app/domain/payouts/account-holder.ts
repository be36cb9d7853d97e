/** The name a bank account is held in. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { MAX_HOLDER } from "./account-number.ts";

/** One line of 2 to 100 characters; refuses `invalid_input` at `holder`. */
export function accountHolder(typed: string): string {
  const empty = "Enter the name of the account holder.";
  return requireWritten(typed, "holder", { max: MAX_HOLDER, min: 2, lines: "name", empty });
}

/** The name as commands have always hashed it, so that an old key keeps its answer. */
export function heldAs(typed: string): string {
  return typed.trim().replace(/\s+/g, " ");
}
