/** Reads a request by the shapes of its operation; fields that the shapes do not name are refused. */
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { programKey } from "#app/domain/commands/sent-key.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { checkedInput } from "#app/http/checked.ts";
import { readFields } from "#app/http/sent-fields.ts";
import { parseStrictJson } from "#app/http/strict-json.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Call, Operation } from "./operation.ts";

const NOTHING = z.strictObject({});

type AnyCall = Omit<
  Call<Record<string, unknown>, Record<string, unknown>, Record<string, unknown>>,
  "scopes"
>;

/** Refuses `not_found` for an id in the wrong format, and with the refusals of the parts below. */
export async function readCall(
  operation: Operation,
  request: Request,
  asked: { actor: UserActor; params: Record<string, string> },
): Promise<AnyCall> {
  const params = (operation.params ?? NOTHING).safeParse(asked.params);
  if (!params.success) refuse("not_found");
  const query = checkedInput(
    operation.query ?? NOTHING,
    readQuery(new URL(request.url).searchParams),
  );
  const key = readKey(operation, request.headers);
  const { body, files } = await readBody(operation, request);
  return { actor: asked.actor, params: params.data, query, body, files, key };
}

function readQuery(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of search) {
    if (Object.hasOwn(query, name))
      refuse("invalid_input", { field: name, sentence: "Give each query parameter only once." });
    if (value.includes("\0")) refuse("malformed_body");
    query[name] = value;
  }
  return query;
}

function readKey(operation: Operation, headers: Headers): string {
  if (operation.command === null) return newFormKey();
  return programKey(headers.get("idempotency-key"));
}

async function readBody(
  operation: Operation,
  request: Request,
): Promise<{ body: Record<string, unknown>; files: readonly File[] }> {
  const shape = operation.body ?? NOTHING;
  if (operation.method === "GET") return { body: {}, files: [] };
  const type = (request.headers.get("content-type") ?? "").trim().toLowerCase();
  if (operation.files === true && type.startsWith("multipart/form-data"))
    return readMultipart(shape, request);
  const text = await readText(request);
  // An operation without required input may be called without a body.
  if (text === "" && type === "") return { body: checkedInput(shape, {}), files: [] };
  if (!/^application\/json(;\s*charset="?utf-8"?)?$/.test(type)) refuse("wrong_content_type");
  return { body: checkedInput(shape, requireObject(parseStrictJson(text))), files: [] };
}

/** Reads one part `input` with the JSON, and any number of parts `files`. */
async function readMultipart(shape: z.ZodObject, request: Request) {
  const { texts, files } = await readFields(request);
  // With a content type of its own, as documented, the part arrives as a file called `blob`.
  const blobs = (files.get("input") ?? []).map((blob) => blob.text());
  const [input = "{}", ...more] = [...(texts.get("input") ?? []), ...(await Promise.all(blobs))];
  const unknown = [...texts.keys(), ...files.keys()].find((n) => n !== "input" && n !== "files");
  if (unknown !== undefined || more.length > 0 || texts.has("files"))
    refuse("malformed_body", {
      sentence: "Send one part `input` with JSON, and your files as parts `files`.",
    });
  const body = checkedInput(shape, requireObject(parseStrictJson(input)));
  return { body, files: files.get("files") ?? [] };
}

async function readText(request: Request): Promise<string> {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(await request.arrayBuffer());
  } catch {
    return refuse("malformed_body");
  }
}

function requireObject(value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  return refuse("malformed_body", { sentence: "The body must be a JSON object." });
}
