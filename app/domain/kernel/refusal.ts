/** Refusals: an expected "no" with a code for programs and a sentence for people; nothing was changed. */
import { REFUSALS } from "./refusal-codes.ts";
import type { RefusalCode } from "./refusal-codes.ts";

export type { RefusalCode } from "./refusal-codes.ts";

export interface RefusalDetail {
  /** Replaces the table's sentence where the case allows a more exact one. */
  sentence?: string;
  /** The form field the page shows the refusal at. */
  field?: string;
  /** Limits, the state found, the shortfall. Strings only; amounts as decimals. */
  facts?: Record<string, string>;
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly field: string | undefined;
  readonly facts: Record<string, string>;

  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(detail.sentence ?? REFUSALS[code].sentence);
    this.name = "Refusal";
    this.code = code;
    this.status = REFUSALS[code].status;
    this.field = detail.field;
    this.facts = detail.facts ?? {};
  }
}

/** Ends the command with a refusal: throws. */
export function refuse(code: RefusalCode, detail?: RefusalDetail): never {
  throw new Refusal(code, detail);
}

/** The row, or `not_found`: the same for missing and for other people's things, so that probing reveals nothing. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) refuse("not_found");
  return row;
}
