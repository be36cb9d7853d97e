/** Generates the OpenAPI 3.1 document from the table of operations, so that it always matches the code. */
import { z } from "zod";
import { CAP_WORDS, TOKEN_SCOPES } from "#app/domain/security/token-scopes.ts";
import { env } from "#app/env.server.ts";
import { TEXT_REFUSALS } from "#app/domain/kernel/text-problems.ts";
import { API_PATH } from "#app/http/same-origin.ts";
import { OPERATIONS } from "./all-operations.ts";
import {
  BEGUN_HEADERS,
  FILE_HEADERS,
  HEADERS,
  NOT_MODIFIED,
  PARAMETERS,
  PROBLEM,
  READ_HEADERS,
  VERB_HEADERS,
} from "./document-parts.ts";
import { problemBook } from "./document-problems.ts";
import { webhooksJson } from "./document-webhooks.ts";
import { AMOUNT_WORDS } from "./shapes.ts";
import type { ProblemBook } from "./document-problems.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { Fields, Operation } from "./operation.ts";

export type Json = { [key: string]: unknown };

/** Codes that every operation can refuse with. */
const ALWAYS: RefusalCode[] = [
  "token_required",
  "token_invalid",
  "token_expired",
  "token_revoked",
  "token_address_refused",
  "account_suspended",
  "scope_missing",
  "sandbox_off",
  "sandbox_only",
  "invalid_input",
  "malformed_body",
  "too_many_requests",
  "disk_full",
  "unexpected",
];
const WITH_BODY: RefusalCode[] = ["wrong_content_type", "body_too_large"];
const WITH_KEY: RefusalCode[] = [
  "idempotency_key_required",
  "key_reused",
  ...TEXT_REFUSALS,
  "key_in_progress",
  "busy",
  "read_only",
  "outcome_unknown",
];

const WITH_AMOUNT: RefusalCode[] = [
  "amount_invalid",
  "amount_not_positive",
  "amount_too_precise",
  "amount_too_large",
];

function takesAmount({ body }: Operation): boolean {
  return body !== undefined && JSON.stringify(schemaOf(body)).includes(AMOUNT_WORDS);
}

/** Every code an operation can answer with; tests compare it with the real answers. */
function refusalsOf(operation: Operation): RefusalCode[] {
  return [
    ...new Set([
      ...ALWAYS,
      ...(operation.method === "GET" ? [] : WITH_BODY),
      ...(operation.command === null ? [] : WITH_KEY),
      ...(takesAmount(operation) ? WITH_AMOUNT : []),
      ...operation.refusals,
    ]),
  ];
}

export function apiDocument(): Json {
  const paths: Record<string, Json> = {};
  const problems = problemBook();
  for (const operation of OPERATIONS) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = operationJson(operation, problems);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Farthing",
      version: "1.0.0",
      summary: "A freelance marketplace that escrows every task, down to a fraction of a cent.",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${env.publicOrigin}${API_PATH.slice(0, -1)}` }],
    security: [{ token: [] }],
    tags: [...new Set(OPERATIONS.map(tagOf))].map((name) => ({ name })),
    paths,
    webhooks: webhooksJson(),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: SCOPES } },
      schemas: { Problem: PROBLEM },
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: { NotModified: NOT_MODIFIED, ...problems.written() },
    },
  };
}

const DESCRIPTION = `Amounts are decimal strings beside their currency, exact to a millionth of its unit. Bodies are JSON of at most 2 MB
(multipart where files are taken), unknown fields and fields given twice are refused. Lists of tasks hold at most 10 000 items, answer with a
result for each, and a refused item never fails its neighbours; a batch takes up to 100 000, answers 202 and goes on in the background. Every
operation that changes something needs an \`Idempotency-Key\`: the same key and input give the same answer with \`Idempotent-Replayed: true\`,
another input is refused with \`key_reused\`. While the first request runs, an equal one waits up to ${env.commandLimitMs / 2000} seconds for its answer and is
then refused with \`key_in_progress\` (409) and a \`Retry-After\`: ask again under the same key. At most ${env.apiRequestsPerMinute} requests a minute and
token. Reads carry an \`ETag\`; pages go on where
their \`Link\` says.

A sandbox token (\`frt_sandbox_…\`) opens a second marketplace with books of its own: every operation works there, the money is pretend,
nothing touches the real one, and every answer carries \`Farthing-Sandbox: true\`. With \`Farthing-Sandbox-As: buyer\` or \`freelancer\` a
request acts as a counterpart of your own, so that one program can play both sides. The operations under \`/sandbox\` exist there only.`;

const SCOPES = `A token made under Settings, API tokens. Scopes: ${Object.entries(TOKEN_SCOPES)
  .map(([scope, words]) => `\`${scope}\` – ${words}`)
  .join("; ")}. ${Object.values(CAP_WORDS).join(" ")}`;

export function tagOf(operation: Operation): string {
  return operation.path.split("/")[1] ?? "";
}

function operationJson(operation: Operation, problems: ProblemBook): Json {
  const { id, summary, status = 200, scopes, sandboxOnly } = operation;
  return {
    operationId: id,
    tags: [tagOf(operation)],
    summary,
    description: `Scope: ${scopes.map((scope) => `\`${scope}\``).join(" or ")}.${sandboxOnly === true ? " Sandbox tokens only." : ""}`,
    parameters: parametersOf(operation),
    ...(operation.body === undefined ? {} : { requestBody: requestBody(operation) }),
    responses: {
      [`${status}`]: successOf(operation),
      ...(operation.goesOnAt === undefined ? {} : { "202": begunOf(operation) }),
      ...(isCached(operation) ? { "304": { $ref: "#/components/responses/NotModified" } } : {}),
      ...problems.answersFor(refusalsOf(operation)),
    },
  };
}

function parametersOf(operation: Operation): Json[] {
  const parameters = [...fieldsIn("path", operation.params), ...fieldsIn("query", operation.query)];
  parameters.push(pointAtParameter("SandboxAs"));
  if (operation.command !== null) parameters.push(pointAtParameter("IdempotencyKey"));
  if (isCached(operation)) parameters.push(pointAtParameter("IfNoneMatch"));
  return parameters;
}

function pointAtParameter(name: keyof typeof PARAMETERS): Json {
  return { $ref: `#/components/parameters/${name}` };
}

/** True when a request with `If-None-Match` may get 304. */
function isCached({ method, answer }: Operation): boolean {
  return method === "GET" && answer !== undefined;
}

function fieldsIn(place: "path" | "query", shape: Fields | undefined): Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(shape) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}

function requestBody(operation: Operation): Json {
  const schema = schemaOf(operation.body ?? z.strictObject({}));
  const files = {
    type: "array",
    items: { type: "string", contentMediaType: "application/octet-stream" },
  };
  const multipart = {
    schema: {
      type: "object",
      properties: { input: schema, files },
      required: ["input"],
      additionalProperties: false,
    },
    encoding: { input: { contentType: "application/json" } },
  };
  return {
    required: true,
    content: {
      "application/json": { schema },
      ...(operation.files === true ? { "multipart/form-data": multipart } : {}),
    },
  };
}

function successOf(operation: Operation): Json {
  if (operation.answer === undefined)
    return { description: "The file.", headers: FILE_HEADERS, content: { "*/*": {} } };
  return {
    description: "Done.",
    headers: operation.command === null ? READ_HEADERS : VERB_HEADERS,
    content: { "application/json": { schema: answerSchema(operation.answer) } },
  };
}

/** The same answer as 202, when the work goes on afterwards. */
function begunOf(operation: Operation): Json {
  return { ...successOf(operation), description: "Begun: it goes on.", headers: BEGUN_HEADERS };
}

/** The schema of a request as JSON Schema 2020-12, which OpenAPI 3.1 uses. */
function schemaOf(shape: z.ZodType): Json {
  return withoutDialect(z.toJSONSchema(shape, { io: "input", reused: "inline" }));
}

/** The schema of an answer: encoded amounts, and no unnamed fields. */
function answerSchema(shape: z.ZodType): Json {
  const schema = z.toJSONSchema(shape, {
    io: "input",
    reused: "inline",
    override({ zodSchema, jsonSchema }) {
      if (!(zodSchema instanceof z.ZodObject)) return;
      const { description } = jsonSchema;
      delete jsonSchema.description;
      jsonSchema.additionalProperties = false;
      // The field's own description overrides that of its schema.
      if (description !== undefined) jsonSchema.description = description;
    },
  });
  return withoutDialect(schema);
}

function withoutDialect(schema: Json): Json {
  delete schema["$schema"];
  return schema;
}
