/** The levels of sellers, and what each needs in the last year. Public, and computed from public numbers only. Pure. */
import type { Score } from "./score.ts";
import type { Share } from "./share.ts";

export const LEVELS = [
  { level: "new", orders: 0, score: null, onTimePercent: null, disputedPercent: null },
  { level: "rising", orders: 5, score: "4.00", onTimePercent: 80, disputedPercent: null },
  { level: "trusted", orders: 25, score: "4.30", onTimePercent: 90, disputedPercent: 10 },
  { level: "master", orders: 100, score: "4.60", onTimePercent: 95, disputedPercent: 5 },
] as const;

export type Level = (typeof LEVELS)[number]["level"];
export type LevelRow = (typeof LEVELS)[number];

export interface LevelFacts {
  /** Paid orders that count. */
  orders: number;
  score: Score;
  onTime: Share;
  disputed: Share;
}

/** The highest level of which every threshold is met. */
export function levelOf(facts: LevelFacts): Level {
  return LEVELS.findLast((row) => reaches(facts, row))?.level ?? "new";
}

/** The level after the present one, for the page that says what is missing; null at the top. */
export function nextLevel(level: Level): LevelRow | null {
  return LEVELS[LEVELS.findIndex((row) => row.level === level) + 1] ?? null;
}

function reaches({ orders, score, onTime, disputed }: LevelFacts, row: LevelRow): boolean {
  const { score: least, onTimePercent, disputedPercent } = row;
  return (
    orders >= row.orders &&
    // Both have two decimals and one digit before the point, so they compare as texts.
    (least === null || (score.value !== null && score.value >= least)) &&
    (onTimePercent === null ||
      (onTime.of > 0 && onTime.count * 100 >= onTimePercent * onTime.of)) &&
    (disputedPercent === null || disputed.count * 100 <= disputedPercent * disputed.of)
  );
}
