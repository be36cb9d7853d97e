/** Whether a stored command and a new call under its key have the same name and input. */
import type { CommandSpec } from "./command.ts";
import { nameToday } from "./former-names.ts";
import { inputHash } from "./input-hash.ts";

/** The columns read of the row under the key. */
export interface EarlierRow {
  name: string;
  input_hash: Buffer;
}

/** `hash` is the new call's. A row of an earlier release was hashed with the name its command had then. */
export function sameInput(row: EarlierRow, spec: CommandSpec, hash: Buffer): boolean {
  if (hash.equals(row.input_hash)) return true;
  if (row.name === spec.name || nameToday(row.name) !== spec.name) return false;
  return inputHash(row.name, spec.input).equals(row.input_hash);
}
