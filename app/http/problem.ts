/** Writes problem+json for programs: one shape for every refusal and every failure. */
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { retryAfter } from "./failure.ts";
import { FormInvalid } from "./checked.ts";
import { programSentence } from "./problem-words.ts";
import type { Refusal, RefusalCode } from "#app/domain/kernel/refusal.ts";

/** Statuses after which sending the same call again (with the same idempotency key) is safe and may succeed. */
const RETRYABLE = new Set([429, 500, 503, 504]);

function isRetryable(code: RefusalCode): boolean {
  return RETRYABLE.has(REFUSALS[code].status) || code === "key_in_progress";
}

/** The problem of one field is said by `field` and `detail`. */
function isAboutFields(refusal: Refusal): boolean {
  return refusal instanceof FormInvalid || Object.keys(refusal.problems).length > 1;
}

/** RFC 9457. `title` belongs to the code, `detail` to this case. */
export function problemAnswer(refusal: Refusal, requestId: string): Response {
  const { code, status, field, facts, message } = refusal;
  const headers = new Headers({ "content-type": "application/problem+json" });
  const seconds = retryAfter(refusal);
  if (seconds !== undefined) headers.set("retry-after", seconds);
  if (facts["allow"] !== undefined) headers.set("allow", facts["allow"]);
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="farthing"');
  const problem = {
    type: `/api/problems#${code}`,
    title: programSentence(code),
    status,
    // The table's sentence is for people on a page; a sentence about this case stays.
    detail: message === REFUSALS[code].sentence ? programSentence(code) : message,
    code,
    request_id: requestId,
    retryable: isRetryable(code),
    ...(field === undefined ? {} : { field }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(isAboutFields(refusal) ? { problems: refusal.problems } : {}),
  };
  return new Response(JSON.stringify(problem), { status, headers });
}
