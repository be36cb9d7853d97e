/** Estimates the guesses of an attacker who knows common passwords, keyboards, dates and the person. Pure, well below 10 ms. */
import { readSegment, signCost } from "./guess-segments.ts";
import type { Expected, SegmentKind } from "./guess-segments.ts";

export interface Estimate {
  /** log10 of the guesses. */
  cost: number;
  /** The kinds of segment in the cheapest reading, without single signs. */
  kinds: ReadonlySet<SegmentKind>;
  /** Number of segments and single signs. */
  segments: number;
}

/** Longer texts are cut: reading on is slow, and so many signs outside of segments are good anyway. */
const LOOK_AT = 48;
const LONGEST_PIECE = 28;
const SHORTEST_PIECE = 3;

/** Cost of each further segment, for its possible positions. */
const NEXT_PIECE = 0.15;
const SAME_AGAIN = 0.3;

/** `text` is in lower case. Of a long text both ends are read, and the better estimate counts. */
export function estimateGuesses(text: string, expected: Expected): Estimate {
  const unit = text.slice(0, `${text}${text}`.indexOf(text, 1));
  const start = cheapestReading(text.slice(0, LOOK_AT), expected);
  const whole =
    text.length <= LOOK_AT ? start : better(start, cheapestReading(text.slice(-LOOK_AT), expected));
  if (unit.length === text.length) return whole;
  const once = estimateGuesses(unit, expected);
  const again: Estimate = {
    ...once,
    kinds: new Set([...once.kinds, "row"]),
    cost: once.cost + Math.log10(text.length / unit.length),
  };
  return again.cost < whole.cost ? again : whole;
}

function better(one: Estimate, other: Estimate): Estimate {
  return one.cost >= other.cost ? one : other;
}

interface Step {
  cost: number;
  from: number;
  kind: SegmentKind;
  own: number;
}

/** Dynamic programming: the cheapest reading up to each position, from the beginning to the end. */
function cheapestReading(text: string, expected: Expected): Estimate {
  const best: Step[] = [{ cost: 0, from: 0, kind: "sign", own: 0 }];
  for (let end = 1; end <= text.length; end += 1) {
    let cheapest = step(best, end - 1, "sign", signCost(text.charAt(end - 1)));
    // The whole text may be in the list, whatever its length.
    const first = end === text.length ? 0 : Math.max(0, end - LONGEST_PIECE);
    for (let from = end - SHORTEST_PIECE; from >= first; from -= 1) {
      const segment = readSegment(text.slice(from, end), expected);
      if (segment === null) continue;
      const read = step(best, from, segment.kind, segment.cost);
      if (read.cost < cheapest.cost) cheapest = read;
    }
    best.push(cheapest);
  }
  return addUp(text, best);
}

function step(best: readonly Step[], from: number, kind: SegmentKind, own: number): Step {
  return { cost: (best[from]?.cost ?? 0) + own + NEXT_PIECE, from, kind, own };
}

/** A repeated segment is cheap the second time. */
function addUp(text: string, best: readonly Step[]): Estimate {
  const kinds = new Set<SegmentKind>();
  const seen = new Set<string>();
  let cost = 0;
  let segments = 0;
  for (let end = text.length; end > 0;) {
    const { from, kind, own } = best[end] ?? { from: end - 1, kind: "sign", own: 0 };
    const segment = text.slice(from, end);
    cost +=
      (kind !== "sign" && seen.has(segment) ? SAME_AGAIN : own) + (segments > 0 ? NEXT_PIECE : 0);
    if (kind !== "sign") kinds.add(kind);
    seen.add(segment);
    segments += 1;
    end = from;
  }
  return { cost, kinds, segments };
}
