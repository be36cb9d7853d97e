/** Writes one operation into the document: parameters, body, answers, refusals, and the recorded example. */
import { z } from "zod";
import { BEGUN_HEADERS, FILE_HEADERS, READ_HEADERS, VERB_HEADERS } from "./document-parts.ts";
import { refusalsOf } from "./document-refusals.ts";
import { typeName } from "./document-schemas.ts";
import { exampleOf } from "./examples.ts";
import { tagOf } from "./rooms.ts";
import type { PARAMETERS } from "./document-parts.ts";
import type { ProblemBook } from "./document-problems.ts";
import type { Json, SchemaBook } from "./document-schemas.ts";
import type { Operation } from "./operation.ts";

const NOTHING = z.strictObject({});

export interface Books {
  schemas: SchemaBook;
  problems: ProblemBook;
}

export function operationJson(operation: Operation, books: Books): Json {
  const { id, summary, status = 200, scopes, sandboxOnly } = operation;
  return {
    operationId: id,
    tags: [tagOf(operation)],
    summary,
    description: `Scope: ${scopes.map((scope) => `\`${scope}\``).join(" or ")}.${sandboxOnly === true ? " Sandbox tokens only." : ""}`,
    parameters: parametersOf(operation, books),
    ...(operation.body === undefined ? {} : { requestBody: requestBody(operation, books) }),
    responses: {
      [`${status}`]: successOf(operation, books),
      ...(operation.goesOnAt === undefined ? {} : { "202": begunOf(operation, books) }),
      ...(isCached(operation) ? { "304": { $ref: "#/components/responses/NotModified" } } : {}),
      ...books.problems.answersFor(refusalsOf(operation)),
    },
  };
}

function parametersOf(operation: Operation, { schemas }: Books): Json[] {
  const parameters = [
    ...fieldsIn("path", schemas.taken(operation.params ?? NOTHING)),
    ...fieldsIn("query", schemas.taken(operation.query ?? NOTHING)),
  ];
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

function fieldsIn(
  place: "path" | "query",
  { properties = {}, required = [] }: { properties?: Record<string, Json>; required?: string[] },
): Json[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}

function requestBody(operation: Operation, { schemas }: Books): Json {
  const schema = schemas.taken(operation.body ?? NOTHING);
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
  const example = exampleOf(operation.id)?.body;
  return {
    required: true,
    content: {
      "application/json": { schema, ...(example === undefined ? {} : { example }) },
      ...(operation.files === true ? { "multipart/form-data": multipart } : {}),
    },
  };
}

function successOf(operation: Operation, { schemas }: Books): Json {
  if (operation.answer === undefined)
    return { description: "The file.", headers: FILE_HEADERS, content: { "*/*": {} } };
  const schema = schemas.sentAs(`${typeName(operation.id)}Answer`, operation.answer);
  const example = exampleOf(operation.id)?.answer;
  return {
    description: "Done.",
    headers: operation.command === null ? READ_HEADERS : VERB_HEADERS,
    content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
  };
}

/** The same answer as 202, when the work goes on afterwards. */
function begunOf(operation: Operation, books: Books): Json {
  return {
    ...successOf(operation, books),
    description: "Started: the work continues in the background.",
    headers: BEGUN_HEADERS,
  };
}
