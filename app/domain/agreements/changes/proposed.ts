/** What one side proposes to change in an agreed order. Text is tidied and bounded here, amounts and numbers by the commands. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

export type Proposed =
  | {
      kind: "add";
      title: string;
      scope: string;
      priceMicros: bigint;
      days: number;
      revisions: number;
    }
  | { kind: "lower"; taskId: string; priceMicros: bigint }
  | { kind: "days"; taskId: string; days: number }
  | { kind: "drop"; position: number }
  | { kind: "scope"; scope: string };

export const MAX_LINE_TITLE = 120;
export const MAX_SCOPE = 4000;
export const MAX_CHANGE_NOTE = 1000;
export const MAX_CHANGE_DAYS = 365;
export const MAX_CHANGE_REVISIONS = 20;

/** Refuses `invalid_input` and `amount_not_positive`, at the field of the form. */
export function requireProposed(said: Proposed): Proposed {
  if (said.kind === "add") {
    requireNumber(said.days, "days", [1, MAX_CHANGE_DAYS]);
    requireNumber(said.revisions, "revisions", [0, MAX_CHANGE_REVISIONS]);
    requirePrice(said.priceMicros);
    return { ...said, title: titleOf(said.title), scope: scopeOf(said.scope, 0) };
  }
  if (said.kind === "lower") requirePrice(said.priceMicros);
  if (said.kind === "days") requireNumber(said.days, "days", [1, MAX_CHANGE_DAYS]);
  return said.kind === "scope" ? { ...said, scope: scopeOf(said.scope, 1) } : said;
}

function titleOf(text: string): string {
  const empty = "Please name the milestone.";
  return requireWritten(text, "title", { max: MAX_LINE_TITLE, min: 1, lines: "one", empty });
}

function scopeOf(text: string, min: number): string {
  const empty = "Please write what belongs to the work.";
  return requireWritten(text, "scope", { max: MAX_SCOPE, min, lines: "many", empty });
}

function requirePrice(micros: bigint): void {
  if (micros <= 0n) refuse("amount_not_positive", { field: "price" });
}

function requireNumber(number: number, field: string, [least, most]: [number, number]): void {
  if (Number.isInteger(number) && number >= least && number <= most) return;
  refuse("invalid_input", {
    field,
    sentence: `Please write a whole number from ${least} to ${most}.`,
  });
}
