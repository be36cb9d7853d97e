/** Refuses a number of days or revisions outside its limits, at its field. */
import { refuse } from "#app/domain/kernel/refusal.ts";

export function requireWhole(
  value: number,
  field: string,
  { least, most }: { least: number; most: number },
): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  refuse("invalid_input", { field, sentence: `Write a whole number from ${least} to ${most}.` });
}
