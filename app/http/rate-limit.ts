/**
 * Limits how many forms one session may send per minute. It protects the machine, not a secret as
 * `security/attempts.ts` does. It counts in memory, because a query before every form would cost more than it
 * saves. With several web processes the limit holds for each, and a restart resets it; neither does harm.
 */
import { data } from "react-router";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { securityLog } from "#app/domain/security/security-log.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { env } from "#app/env.server.ts";
import { answerHeaders } from "./answer-headers.ts";
import { suspended } from "./suspended.ts";
import { viewer } from "./viewer.ts";
import type { MiddlewareFunction } from "react-router";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

let limiter: RateLimiterMemory | undefined;

/** Answers 429 with `Retry-After` before the page runs. Visitors are limited at the forms they can send: sign-in and sign-up. */
export const formLimitMiddleware: MiddlewareFunction<Response> = async (
  { request, context },
  next,
) => {
  const person = viewer(context) ?? suspended(context);
  const sessionId = person?.sessionId;
  if (sessionId === undefined || SAFE.has(request.method)) return next();
  if (limiter?.points !== env.formsPerMinute)
    limiter = new RateLimiterMemory({ points: env.formsPerMinute, duration: 60 });
  try {
    await limiter.consume(sessionId);
  } catch (problem) {
    if (!(problem instanceof RateLimiterRes)) throw problem;
    securityLog("limit.hit", { account: person?.actor.id, reason: "forms_per_minute" });
    const seconds = Math.max(1, Math.ceil(problem.msBeforeNext / 1000));
    answerHeaders(context).set("retry-after", `${seconds}`);
    const { status, sentence } = REFUSALS.too_many_attempts;
    throw data({ code: "too_many_attempts", sentence }, { status });
  }
  return next();
};
