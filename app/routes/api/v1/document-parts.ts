/** Parts that the document repeats: problems, parameters and headers. */
import { AS_NAMES } from "./sandbox-actor.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";

export const PROBLEM = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "request_id", "retryable"],
  properties: {
    type: { type: "string", description: "Where the code is explained." },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What went wrong, for people." },
    code: { type: "string", description: "The code for programs. It does not change." },
    request_id: { type: "string" },
    retryable: {
      type: "boolean",
      description: "Whether the same request may be sent again with the same key.",
    },
    field: { type: "string" },
    facts: { type: "object", additionalProperties: { type: "string" } },
    problems: {
      type: "object",
      description: "One sentence for each field that is missing or wrong.",
      additionalProperties: { type: "string" },
    },
  },
};

export const PARAMETERS = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    description:
      "8 to 100 visible characters: a new key for each new request, the same key to retry one.",
    schema: { type: "string", pattern: "^[\\x21-\\x7e]{8,100}$" },
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    required: false,
    description: "The `ETag` of the answer you have.",
    schema: { type: "string" },
  },
  SandboxAs: {
    name: "Farthing-Sandbox-As",
    in: "header",
    required: false,
    description: "With a sandbox token: act as your own sandbox buyer or freelancer.",
    schema: { type: "string", enum: AS_NAMES },
  },
};

const text = { type: "string" };
const limits = { type: "string", pattern: '^"token";' };

/** Those that are always sent are `required`. */
export const HEADERS = {
  RateLimit: {
    description: "How many requests are left, and for how many seconds.",
    required: true,
    schema: limits,
  },
  "RateLimit-Policy": {
    description: "How many requests a token may send, and in how many seconds.",
    required: true,
    schema: limits,
  },
  ETag: { description: "For `If-None-Match`.", required: true, schema: text },
  Link: { description: "The address of the next page; absent on the last page.", schema: text },
  Location: { description: "Where to follow the progress.", required: true, schema: text },
  "Idempotent-Replayed": {
    description: "This answer was already given to an earlier request with the same key.",
    schema: { type: "string", enum: ["true"] },
  },
  "Retry-After": {
    description: "After how many seconds to send the request again.",
    required: true,
    schema: { type: "string", pattern: "^[0-9]+$" },
  },
  "WWW-Authenticate": { required: true, schema: text },
  "Farthing-Sandbox": {
    description: "The answer comes from the sandbox, where money is pretend.",
    schema: { type: "string", enum: ["true"] },
  },
};

function pointAt(...names: (keyof typeof HEADERS)[]) {
  return Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const),
  );
}

const LIMITS = pointAt("RateLimit", "RateLimit-Policy", "Farthing-Sandbox");

export const READ_HEADERS = { ...LIMITS, ...pointAt("ETag", "Link") };
export const VERB_HEADERS = { ...LIMITS, ...pointAt("Idempotent-Replayed") };
export const BEGUN_HEADERS = { ...VERB_HEADERS, ...pointAt("Location") };
export const FILE_HEADERS = LIMITS;

/** Headers that only some answers of a status carry. */
function sometimes(...names: (keyof typeof HEADERS)[]) {
  return Object.fromEntries(
    names.map((name) => [name, { ...HEADERS[name], required: false }] as const),
  );
}

export function problemHeaders(status: number, codes: readonly RefusalCode[]) {
  // A body that is too large, or a failure, may be answered before the request is counted.
  const early = status === 413 || status >= 500;
  return {
    ...(early ? sometimes("RateLimit", "RateLimit-Policy", "Farthing-Sandbox") : LIMITS),
    ...(status === 429 || status === 503 ? pointAt("Retry-After") : {}),
    ...(codes.includes("key_in_progress") ? sometimes("Retry-After") : {}),
    ...(status === 401 ? pointAt("WWW-Authenticate") : {}),
  };
}

/** The answer of a read when the client already has the newest version. */
export const NOT_MODIFIED = {
  description: "Nothing changed since the answer with that `ETag`.",
  headers: { ...LIMITS, ...pointAt("ETag") },
};
