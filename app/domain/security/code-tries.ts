/**
 * Limits for codes of the second step. They are counted like passwords (decision 24): a browser known to the account apart from
 * strangers. A code has six digits, so there is a limit for the day as well: 50 wrong tries find one in 6 700 days.
 */
import { countTry, forgiveTry } from "./attempts.ts";
import type { Limit } from "./attempts.ts";

const LIMITS = ["code_quarter", "code_day"] as const satisfies Limit[];

/** Counts a try before the code is compared. Refuses `too_many_attempts`. Returns what takes it back: only wrong codes count. */
export async function countCode(...who: string[]): Promise<() => Promise<void>> {
  for (const limit of LIMITS) await countTry(limit, ...who);
  return async () => {
    await Promise.all(LIMITS.map((limit) => forgiveTry(limit, ...who)));
  };
}
