/** Generates the OpenAPI 3.1 document from the table of operations, so that it always matches the code. */
import { env } from "#app/env.server.ts";
import { API_PATH } from "#app/http/same-origin.ts";
import { operationJson } from "./document-operation.ts";
import { HEADERS, NOT_MODIFIED, PARAMETERS, PROBLEM } from "./document-parts.ts";
import { problemBook } from "./document-problems.ts";
import { schemaBook } from "./document-schemas.ts";
import { webhooksJson } from "./document-webhooks.ts";
import { DESCRIPTION, SCOPES } from "./document-words.ts";
import { OPERATIONS } from "./all-operations.ts";
import { ROOMS } from "./rooms.ts";
import type { Json } from "./document-schemas.ts";

export function apiDocument(): Json {
  const paths: Record<string, Json> = {};
  const books = { schemas: schemaBook(), problems: problemBook() };
  for (const operation of OPERATIONS) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = operationJson(operation, books);
  }
  const webhooks = webhooksJson(books.schemas);
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
    tags: ROOMS.map(({ tag: name }) => ({ name })),
    paths,
    webhooks,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: SCOPES } },
      schemas: { Problem: PROBLEM, ...books.schemas.written() },
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: { NotModified: NOT_MODIFIED, ...books.problems.written() },
    },
  };
}
