/** The lines of a proposal as people write them and as the store keeps them. */
import type { AgreedLine } from "#app/domain/orders/agreed/agreed-quote.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { MAX_MICROS } from "#app/domain/kernel/money.ts";
import { MAX_LINE_DAYS, MAX_LINE_REVISIONS, MAX_LINE_SCOPE } from "./request-limits.ts";
import { MAX_LINE_TITLE } from "./request-limits.ts";
import { requireWhole } from "./require-whole.ts";

export interface StoredLine {
  title: string;
  scope: string;
  micros: string;
  days: number;
  revisions: number;
}

export function storedLine({ title, scope, priceMicros, days, revisions }: AgreedLine): StoredLine {
  return { title, scope, micros: `${priceMicros}`, days, revisions };
}

export function agreedLineOf({ micros, ...line }: StoredLine): AgreedLine {
  return { ...line, priceMicros: BigInt(micros) };
}

/** Tidies the texts and refuses `invalid_input` and `amount_not_positive` at the line's field, `lines.0.title`. */
export function readLines(lines: readonly AgreedLine[]): AgreedLine[] {
  return lines.map((line, n) => {
    const field = (name: string) => `lines.${n}.${name}`;
    if (line.priceMicros <= 0n || line.priceMicros > MAX_MICROS)
      refuse("amount_not_positive", { field: field("price") });
    requireWhole(line.days, field("days"), { least: 1, most: MAX_LINE_DAYS });
    requireWhole(line.revisions, field("revisions"), { least: 0, most: MAX_LINE_REVISIONS });
    const title = { max: MAX_LINE_TITLE, min: 1, lines: "one" } as const;
    const scope = { max: MAX_LINE_SCOPE, lines: "many" } as const;
    return {
      ...line,
      title: requireWritten(line.title, field("title"), title),
      scope: requireWritten(line.scope, field("scope"), scope),
    };
  });
}
