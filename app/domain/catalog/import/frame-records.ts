/** Splits the text of a CSV file into records and counts each one's lines, readable or not. Pure. */
import type { Separator } from "./separators.ts";

export interface RecordFrame {
  /** First and last line of the record in the file. */
  line: number;
  lastLine: number;
  /** The record without its line end; empty when it has a problem. */
  text: string;
  problem: FrameProblem | null;
}

export interface FrameProblem {
  code: "open_quote" | "broken_quoting" | "line_too_long";
  /** Line of the last opening quote. */
  quoteLine: number;
}

/** A longer record is dropped while reading, so that an open quote cannot load the whole file into memory. */
export const MAX_RECORD = 100_000;

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Parser state: at the start of a cell, inside a plain or quoted cell, after a quote that closes or escapes, or broken. */
type Place = "start" | "plain" | "quoted" | "behind_quote" | "broken";

function next(place: Place, sign: number, separator: number): Place {
  if (place === "broken") return "broken";
  if (place === "quoted") return sign === QUOTE ? "behind_quote" : "quoted";
  if (sign === separator) return "start";
  if (place === "start") return sign === QUOTE ? "quoted" : "plain";
  if (place === "plain") return sign === QUOTE ? "broken" : "plain";
  return sign === QUOTE ? "quoted" : "broken";
}

/**
 * Takes text in pieces of any size. Lines end with LF, CR or CRLF, also mixed. A record ends with its line unless a quote is
 * open. After a misplaced quote the rest of that line is skipped.
 */
export class RecordFramer {
  /** Number of lines without a letter: blank, or separators only. These are no records. */
  empty = 0;
  readonly #separator: number;
  /** Matches a record with a cell that is not empty. */
  readonly #filled: RegExp;
  #line = 1;
  #place: Place = "start";
  #held = "";
  #size = 0;
  #firstLine = 1;
  #quoteLine = 1;
  #afterCr = false;
  #lineBegun = false;

  constructor(separator: Separator = ",") {
    this.#separator = separator.charCodeAt(0);
    this.#filled = new RegExp(`[^\\s${separator}"]|"""`);
  }

  /** Lines so far, an unfinished one included. */
  get lines(): number {
    return this.#lineBegun ? this.#line : this.#line - 1;
  }

  *push(text: string): Generator<RecordFrame> {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      const secondHalf = sign === LF && this.#afterCr;
      this.#afterCr = sign === CR;
      if (sign !== LF && sign !== CR) this.#step(sign);
      else if (this.#place === "quoted") {
        if (!secondHalf) this.#nextLine();
      } else if (secondHalf) from = at + 1;
      else {
        this.#hold(text.slice(from, at));
        from = at + 1;
        yield* this.#finished(null);
        this.#nextLine();
        this.#firstLine = this.#line;
      }
    }
    this.#hold(text.slice(from));
  }

  /** Call once, after the last piece. */
  *end(): Generator<RecordFrame> {
    const open = this.#place === "quoted";
    if (open || this.#lineBegun) yield* this.#finished(open ? "open_quote" : null);
  }

  #step(sign: number): void {
    const place = next(this.#place, sign, this.#separator);
    if (sign === QUOTE && (this.#place === "start" || this.#place === "plain"))
      this.#quoteLine = this.#line;
    this.#place = place;
    this.#lineBegun = true;
  }

  #nextLine(): void {
    this.#line += 1;
    this.#lineBegun = false;
  }

  #hold(text: string): void {
    this.#size += text.length;
    this.#held = this.#size > MAX_RECORD ? "" : this.#held + text;
  }

  *#finished(ending: "open_quote" | null): Generator<RecordFrame> {
    const [line, lastLine] = [this.#firstLine, Math.max(this.#firstLine, this.lines)];
    const [text, size, place, quoteLine] = [this.#held, this.#size, this.#place, this.#quoteLine];
    this.#held = "";
    this.#size = 0;
    this.#place = "start";
    const code =
      ending ??
      (place === "broken" ? "broken_quoting" : size > MAX_RECORD ? "line_too_long" : null);
    if (code !== null) yield { line, lastLine, text: "", problem: { code, quoteLine } };
    else if (!this.#filled.test(text)) this.empty += lastLine - line + 1;
    else yield { line, lastLine, text, problem: null };
  }
}
