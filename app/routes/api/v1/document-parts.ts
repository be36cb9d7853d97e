/** Parts of the document that are the same everywhere: problems and headers. */

export const PROBLEM = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "request_id", "retryable"],
  additionalProperties: false,
  properties: {
    type: { type: "string", description: "Where the code is explained." },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What happened here, for a person." },
    code: { type: "string", description: "For programs: it does not change." },
    request_id: { type: "string" },
    retryable: {
      type: "boolean",
      description: "Whether the same request, under the same key, may be sent again.",
    },
    field: { type: "string" },
    facts: { type: "object", additionalProperties: { type: "string" } },
    problems: {
      type: "object",
      description: "One sentence for each field that needs another look.",
      additionalProperties: { type: "string" },
    },
  },
};

const text = { schema: { type: "string" } };

const SANDBOX = {
  schema: { type: "string", enum: ["true"] },
  description: "Pretend money: the sandbox answered.",
};

const LIMIT_HEADERS = { RateLimit: text, "RateLimit-Policy": text, "Farthing-Sandbox": SANDBOX };

export const READ_HEADERS = { ...LIMIT_HEADERS, ETag: text, Link: text };

export const VERB_HEADERS = {
  ...LIMIT_HEADERS,
  "Idempotent-Replayed": { schema: { type: "string", enum: ["true"] } },
};

export const PROBLEM_HEADERS = { ...LIMIT_HEADERS, "Retry-After": text };
