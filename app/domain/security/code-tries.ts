/**
 * Limits for codes of the second step. They are counted like passwords (decision 24): a browser known to the account apart from
 * strangers, whose place is counted as well. A code has six digits, so there is a limit for the day: 50 wrong tries find one in
 * 6 700 days.
 */
import { countTry, forgiveTry, placeOf } from "./attempts.ts";
import type { Limit } from "./attempts.ts";

/** Who a try is counted for: a browser or an account, and for strangers their address. */
export interface CountedFor {
  who: string[];
  address?: string;
}

/** Counts a try before the code is compared. Refuses `too_many_attempts`. Returns what takes it back: only wrong codes count. */
export async function countCode({ who, address }: CountedFor): Promise<() => Promise<void>> {
  const counts: Array<[limit: Limit, ...who: string[]]> = [
    ...(address === undefined ? [] : [["sign_in_address", placeOf(address)] as [Limit, string]]),
    ["code_quarter", ...who],
    ["code_day", ...who],
  ];
  for (const [limit, ...whom] of counts) await countTry(limit, ...whom);
  return async () => {
    await Promise.all(counts.map(([limit, ...whom]) => forgiveTry(limit, ...whom)));
  };
}
