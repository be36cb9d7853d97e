/** Which line of an agreed order is funded next. Pure. */
import type { ShownLine } from "./line-list.ts";

/** The line that the buyer can fund now; null when every line is funded or left out. */
export function nextToFund(lines: readonly ShownLine[]): ShownLine | null {
  return lines.find(({ taskId, dropped }) => taskId === null && !dropped) ?? null;
}
