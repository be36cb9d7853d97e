/** Estimates how many guesses an attacker needs who knows common passwords, keyboards, dates and the person. Pure, well below a hundredth of a second. */
import { readSegment, signCost } from "./guess-segments.ts";
import type { Expected, SegmentKind } from "./guess-segments.ts";

export interface Estimate {
  /** log10 of the guesses. */
  cost: number;
  /** What the cheapest reading is made of, without single signs. */
  kinds: ReadonlySet<SegmentKind>;
  /** How many segments and single signs. */
  segments: number;
}

/** Looking further would take long and change nothing: whatever has so many signs that are no segments is good. */
const LOOK_AT = 48;
const LONGEST_PIECE = 28;
const SHORTEST_PIECE = 3;

/** Each further segment may stand anywhere. */
const NEXT_PIECE = 0.15;
const SAME_AGAIN = 0.3;

/** `text` is in lower case. Of a long text the better of both ends counts. */
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

/** The cheapest way to put the text together, found from its beginning to each of its places in turn. */
function cheapestReading(text: string, expected: Expected): Estimate {
  const best: Step[] = [{ cost: 0, from: 0, kind: "sign", own: 0 }];
  for (let end = 1; end <= text.length; end += 1) {
    let cheapest = step(best, end - 1, "sign", signCost(text.charAt(end - 1)));
    // The whole may be on the list, however long it is.
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

/** A segment that came before is cheap the second time. */
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
