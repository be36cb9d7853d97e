/**
 * Rate limits for guesses. The counts are in the database: several web processes share them, and a restart keeps them. They use
 * the product's own connection pool, so that no second pool can run out of connections.
 */
import { createHash } from "node:crypto";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "#app/domain/store/store.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { databaseOf, world } from "#app/domain/kernel/world.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { securityLog } from "./security-log.ts";
import { env } from "#app/env.server.ts";
import { rateLimits } from "#db/schema/people.ts";

export { placeOf } from "#app/domain/kernel/network-place.ts";

const QUARTER = 900;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Limit → number of tries, and the seconds they count for. */
const LIMITS = {
  sign_in_address: { tries: () => env.signInTriesPerAddress, seconds: QUARTER },
  // One attacker alone cannot lock an account everywhere: the account's limit is higher than that of one place.
  sign_in_place: { tries: () => env.signInTries, seconds: QUARTER },
  sign_in_account: { tries: () => env.signInTries * 3, seconds: QUARTER },
  // A browser known to the account, or with an unlock link: counted apart from strangers.
  sign_in_browser: { tries: () => env.signInTries, seconds: QUARTER },
  // A passkey cannot be guessed: this bounds the work that refused answers cost.
  passkey_place: { tries: () => env.signInTriesPerAddress, seconds: QUARTER },
  sign_up_address: { tries: () => env.signUpsPerAddress, seconds: HOUR },
  // Mails with links, known address or not: no mailbox can be flooded, and no place can mail to many.
  links_to_address: { tries: () => 4, seconds: HOUR },
  links_from_place: { tries: () => 12, seconds: HOUR },
  visitor_draft: { tries: () => 20, seconds: HOUR },
  // Files of an order form are stored before anything is paid.
  draft_files: { tries: () => 30, seconds: HOUR },
  // Each is decoded and encoded anew, at most 100 million pixels of it.
  profile_picture: { tries: () => 20, seconds: HOUR },
  // Each is drawn in three sizes and three formats.
  gig_picture: { tries: () => 60, seconds: HOUR },
  recover_address: { tries: () => env.signUpsPerAddress, seconds: HOUR },
  password_change: { tries: () => env.signInTries, seconds: QUARTER },
  code_quarter: { tries: () => env.signInTries, seconds: QUARTER },
  code_day: { tries: () => 50, seconds: DAY },
} as const satisfies Record<string, { tries: () => number; seconds: number }>;

export type Limit = keyof typeof LIMITS;

/** Counts a try. Refuses `too_many_attempts` with `retry_after_seconds` when there were too many. */
export async function countTry(limit: Limit, ...who: string[]): Promise<void> {
  try {
    await limiter(limit).consume(keyOf(who));
  } catch (problem) {
    if (!(problem instanceof RateLimiterRes)) throw problem;
    securityLog("limit.hit", { account: who.find((one) => isId("user", one)), reason: limit });
    const seconds = Math.max(1, Math.ceil(problem.msBeforeNext / 1000));
    refuse("too_many_attempts", {
      facts: { retry_after_seconds: `${seconds}` },
      sentence: `Too many attempts. Please try again ${inMinutes(seconds)}.`,
    });
  }
}

/** `in 1 minute`, `in 15 minutes`, `in 23 hours`: rounded up, so that the time is never too short. */
export function inMinutes(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes > 120) return `in ${Math.ceil(minutes / 60)} hours`;
  return minutes === 1 ? "in 1 minute" : `in ${minutes} minutes`;
}

/** Takes a try back: the password was right, and only wrong ones count. */
export async function forgiveTry(limit: Limit, ...who: string[]): Promise<void> {
  await limiter(limit).reward(keyOf(who));
}

/** Hashed, so that the table contains no addresses and no e-mails. */
function keyOf(who: readonly string[]): string {
  return createHash("sha256").update(who.join("\0")).digest("base64url");
}

/** Asked for at each use: the pool may be closed and reopened while a limiter exists. */
const client = {
  insert: (table: typeof rateLimits) => db().insert(table),
  select: () => db().select(),
  delete: (table: typeof rateLimits) => db().delete(table),
};

/** One for each store, because what a limiter remembers of keys over their limit holds for the rows it read. */
const limiters = new Map<string, RateLimiterDrizzle>();

function limiter(limit: Limit): RateLimiterDrizzle {
  const { tries, seconds } = LIMITS[limit];
  const name = `${limit} ${tries()} ${databaseOf(world())}`;
  const made =
    limiters.get(name) ??
    new RateLimiterDrizzle({
      storeClient: client,
      schema: rateLimits,
      keyPrefix: limit,
      points: tries(),
      duration: seconds,
      // A key over its limit is refused from memory, without another query.
      inMemoryBlockOnConsumed: tries() + 1,
      // The daily sweep deletes expired rows, instead of every process.
      clearExpiredByTimeout: false,
    });
  limiters.set(name, made);
  return made;
}
