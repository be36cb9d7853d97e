/** Checks every answer of the API against its document: status, headers, shape, refusal codes. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { default as addFormats } from "ajv-formats";
import { apiDocument } from "#app/routes/api/v1/document.ts";
import { closedDocument } from "./closed-document.ts";
import type { ValidateFunction } from "ajv/dist/2020.js";

export interface Exchange {
  method: string;
  /** Below `/api/v1`, without the query. */
  path: string;
  status: number;
  headers: Headers;
  text: string;
}

interface Described {
  operationId: string;
  responses: Record<string, Response | Ref>;
}
interface Response {
  headers?: Record<string, Header | Ref>;
  content?: Record<string, { schema?: object }>;
}
interface Ref {
  $ref: string;
}
interface Header {
  required?: boolean;
  schema: object;
}

// Through JSON, as a reader gets it: values that JSON cannot carry are dropped.
const document = closedDocument(apiDocument()) as unknown as {
  paths: Record<string, Record<string, Described>>;
  components: { responses: Record<string, Response> };
};
const STRAY = "/components/responses/Stray";
document.components.responses["Stray"] = {
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "farthing");
const judges = new Map<string, ValidateFunction>();

/** Headers about the message, not the API: allowed everywhere. */
const ORDINARY = [
  "content-type",
  "content-length",
  "content-disposition",
  "content-security-policy",
  "cache-control",
  "vary",
];
/** Refusal codes given before the operation is known, or when the address has none. */
const OF_NO_OPERATION = new Set(["not_found", "method_not_allowed"]);

const succeeded = new Set<string>();

/** The ids of the operations that answered with success in this process. */
export function exercised(): ReadonlySet<string> {
  return succeeded;
}

/** The differences between an answer and the document, one sentence each; empty when there are none. */
export function breaches(exchange: Exchange): string[] {
  const { method, path, status } = exchange;
  const found = operationAt(method === "HEAD" ? "GET" : method, path);
  if (found === null) return breachesOfNone(exchange);
  const { operation, pointer } = found;
  if (operation.responses[`${status}`] === undefined)
    return status === 404 ? breachesOfNone(exchange) : [`${status} is not documented`];
  if (status < 300) succeeded.add(operation.operationId);
  const at = landing(`${pointer}/responses/${status}`);
  return [...headerBreaches(exchange, at), ...bodyBreaches(exchange, at)];
}

/** Throws when the answer differs from the document. */
export function requireContract(exchange: Exchange): void {
  const wrong = breaches(exchange);
  if (wrong.length === 0) return;
  const { method, path, status, text } = exchange;
  throw new Error(
    `${method} ${path} answered ${status} against the document:\n${wrong.join("\n")}\n${text.slice(0, 2000)}`,
  );
}

/** Breaches of an answer for an address that belongs to no operation: a segment that is no id makes it another address. */
function breachesOfNone(exchange: Exchange): string[] {
  const { status, text } = exchange;
  const wrong = bodyBreaches(exchange, STRAY);
  const { code } = JSON.parse(text === "" ? "{}" : text) as { code?: string };
  const early = [401, 403, 429, 500, 503].includes(status);
  if (!early && !OF_NO_OPERATION.has(code ?? "")) wrong.push(`${code} comes from no operation`);
  return wrong;
}

function operationAt(method: string, path: string) {
  const segments = path.split("/");
  const fitting = Object.entries(document.paths).filter(([template]) => {
    const parts = template.split("/");
    const fits = (part: string, i: number) =>
      part === segments[i] || (part.startsWith("{") && segments[i] !== "");
    return parts.length === segments.length && parts.every(fits);
  });
  const [template, operations] =
    fitting.find(([written]) => written === path) ??
    fitting.find(([, each]) => method.toLowerCase() in each) ??
    [];
  const operation = operations?.[method.toLowerCase()];
  if (template === undefined || operation === undefined) return null;
  return { operation, pointer: `/paths/${escape(template)}/${method.toLowerCase()}` };
}

function headerBreaches({ headers }: Exchange, at: string): string[] {
  const documented = Object.keys((atPointer(at) as Response).headers ?? {});
  const names = new Set([...ORDINARY, ...documented.map((name) => name.toLowerCase())]);
  const wrong = [...headers.keys()]
    .filter((name) => !names.has(name))
    .map((name) => `the header ${name} is not documented`);
  for (const name of documented) {
    const value = headers.get(name);
    const header = landing(`${at}/headers/${name}`);
    if (value === null && (atPointer(header) as Header).required === true)
      wrong.push(`the header ${name} is missing`);
    if (value !== null && problemsWith(`${header}/schema`, value).length > 0)
      wrong.push(`the header ${name} is not as documented: ${value}`);
  }
  return wrong;
}

function bodyBreaches({ method, headers, text }: Exchange, at: string): string[] {
  const { content = {} } = atPointer(at) as Response;
  const type = headers.get("content-type");
  if (Object.keys(content).length === 0)
    return text === "" && type === null ? [] : ["it has a body where none is documented"];
  if ("*/*" in content) return type === null ? ["it does not say of what type it is"] : [];
  if (type === null || !(type in content)) return [`its type is ${type}`];
  if (method === "HEAD") return [];
  return problemsWith(`${at}/content/${escape(type)}/schema`, JSON.parse(text));
}

function problemsWith(pointer: string, value: unknown): string[] {
  const validate = judges.get(pointer) ?? ajv.compile({ $ref: `farthing#${encodeURI(pointer)}` });
  judges.set(pointer, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** The definition that a JSON pointer leads to in the end. */
function landing(pointer: string): string {
  const there = atPointer(pointer) as object;
  return "$ref" in there ? String(there.$ref).slice(1) : pointer;
}

function escape(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

function atPointer(pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], document);
}
