/** A refusal is an expected "no": it has a code for programs, a sentence for people, and it changed nothing. */
import { REFUSALS } from "./refusal-codes.ts";
import type { RefusalCode } from "./refusal-codes.ts";

export type { RefusalCode } from "./refusal-codes.ts";

export interface RefusalDetail {
  /** Replaces the table's sentence where the case can say something more exact. */
  sentence?: string;
  /** The form field it belongs to, so that the page can show it there. */
  field?: string;
  /** Facts a program or a page may want: limits, the state found, the shortfall. Strings only, amounts as decimals. */
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

/** What stands in the way, as a value: asked about often, and thrown seldom. An `Error` would cost a stack each time. */
export interface Obstacle extends RefusalDetail {
  code: RefusalCode;
}

export function refusalOf({ code, ...detail }: Obstacle): Refusal {
  return new Refusal(code, detail);
}

/** What a person reads about it. */
export function sentenceOf({ code, sentence }: Obstacle): string {
  return sentence ?? REFUSALS[code].sentence;
}

/** Stops the command with an expected "no". */
export function refuse(code: RefusalCode, detail?: RefusalDetail): never {
  throw new Refusal(code, detail);
}

/** Missing and foreign things look the same: a stranger learns nothing from asking. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) refuse("not_found");
  return row;
}
