/** What a seller misses for a level, in words. Pure. */
import type { LevelRow } from "#app/domain/reputation/levels.ts";
import type { SellerRecord } from "#app/domain/reputation/records.ts";
import { shareValue } from "./record-words.ts";

export function missingFor(
  { orders, score, onTime, disputed }: SellerRecord,
  row: LevelRow,
): string[] {
  const missing: string[] = [];
  if (orders < row.orders) {
    const more = row.orders - orders;
    missing.push(`${more} more paid ${more === 1 ? "order" : "orders"}`);
  }
  if (row.score !== null && (score.value === null || score.value < row.score))
    missing.push(`a score of ${row.score} (now ${score.value ?? "none"})`);
  if (row.onTimePercent !== null && onTime.count * 100 < row.onTimePercent * onTime.of)
    missing.push(`${row.onTimePercent} % on time (now ${shareValue(onTime)})`);
  else if (row.onTimePercent !== null && onTime.of === 0)
    missing.push(`an order delivered on time`);
  if (row.disputedPercent !== null && disputed.count * 100 > row.disputedPercent * disputed.of)
    missing.push(`disputes at ${row.disputedPercent} % or less (now ${shareValue(disputed)})`);
  return missing;
}
