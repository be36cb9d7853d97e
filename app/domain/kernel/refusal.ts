/** Refusals: an expected "no" with a code for programs and a sentence for people; nothing was changed. */
import { REFUSALS } from "./refusal-codes.ts";
import type { RefusalCode } from "./refusal-codes.ts";

export type { RefusalCode } from "./refusal-codes.ts";

export interface RefusalDetail {
  /** Replaces the table's sentence where the case allows a more exact one. */
  sentence?: string;
  /** The form field the page shows the refusal at. */
  field?: string;
  /** A sentence for each field, where several are refused. */
  problems?: Record<string, string>;
  /** Limits, the state found, the shortfall. Strings only; amounts as decimals. */
  facts?: Record<string, string>;
  /** Set when the table of abilities refused; for the security log, never for the answer. */
  denied?: Denied | undefined;
}

export interface Denied {
  ability: string;
  /** The id of the actor. */
  by: string;
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly field: string | undefined;
  readonly facts: Record<string, string>;
  /** A sentence for each refused field, its own included. */
  readonly problems: Readonly<Record<string, string>>;
  readonly denied: Denied | undefined;

  /**
   * Without a stack, which `refuse` adds when it throws: a page asks of each transition whether it is refused, and a stack for
   * each answer costs five times as much as the rest (1.8 against 0.4 µs).
   */
  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(detail.sentence ?? REFUSALS[code].sentence);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = "Refusal";
    this.code = code;
    this.status = REFUSALS[code].status;
    this.field = detail.field;
    this.facts = detail.facts ?? {};
    this.denied = detail.denied;
    this.problems =
      detail.problems ?? (detail.field === undefined ? {} : { [detail.field]: this.message });
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

/** Ends the command with a refusal: throws. */
export function refuse(code: RefusalCode, detail?: RefusalDetail): never {
  const refusal = new Refusal(code, detail);
  Error.captureStackTrace(refusal, refuse);
  throw refusal;
}

/** The row, or `not_found`: the same for missing and for other people's things, so that probing reveals nothing. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) refuse("not_found");
  return row;
}
