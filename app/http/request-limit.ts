/** Limits how many requests a program may send per minute, counted in memory like forms (`rate-limit.ts`). */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { securityLog } from "#app/domain/security/security-log.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";

const WINDOW_SECONDS = 60;
let limiter: RateLimiterMemory | undefined;

/** Counts a request of `who` and writes the `RateLimit` headers. Returns the refusal, or null when the request may go on. */
export async function countRequest(who: string, headers: Headers): Promise<Refusal | null> {
  const quota = env.apiRequestsPerMinute;
  if (limiter?.points !== quota)
    limiter = new RateLimiterMemory({ points: quota, duration: WINDOW_SECONDS });
  const counted = await limiter.consume(who).catch((problem: unknown) => {
    if (problem instanceof RateLimiterRes) return problem;
    throw problem;
  });
  const seconds = Math.max(1, Math.ceil(counted.msBeforeNext / 1000));
  headers.set("ratelimit-policy", `"token";q=${quota};w=${WINDOW_SECONDS}`);
  headers.set("ratelimit", `"token";r=${Math.max(0, counted.remainingPoints)};t=${seconds}`);
  if (counted.consumedPoints <= quota) return null;
  securityLog("limit.hit", {
    tokenId: isId("token", who) ? who : undefined,
    reason: "requests_per_minute",
  });
  return new Refusal("too_many_requests", { facts: { retry_after_seconds: `${seconds}` } });
}
