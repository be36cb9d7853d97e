/** Calls the API in this process with a person's token, and checks every answer against the document. */
import createClient from "openapi-fetch";
import { createToken } from "#app/domain/security/api-tokens.ts";
import { SCOPE_NAMES, UNCAPPED_SCOPES } from "#app/domain/security/token-scopes.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { answerApi } from "#app/routes/api/v1/answer-api.ts";
import { requireContract } from "./api-contract.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { NewToken } from "#app/domain/security/api-tokens.ts";
import type { paths } from "#public/farthing-api.d.ts";

/** A token with every scope its person can give, by default. */
export async function tokenOf(actor: UserActor, wishes: Partial<NewToken> = {}): Promise<string> {
  const { caps = { currency: "USD", taskMicros: null, dayMicros: null } } = wishes;
  const capped = caps.taskMicros !== null || caps.dayMicros !== null;
  const scopes = SCOPE_NAMES.filter(
    (name) =>
      (name !== "staff" || actor.role === "staff") && !(capped && UNCAPPED_SCOPES.includes(name)),
  );
  const usual = { name: "Test", scopes, days: 30, addresses: [], caps, key: newFormKey() };
  const { token } = await createToken(actor, { ...usual, ...wishes });
  return token ?? "";
}

/** The client that programs use, with generated types over `fetch`, but without a network. */
export function client(token: string, address = "127.0.0.1") {
  return createClient<paths>({
    baseUrl: `http://localhost${API}`,
    headers: { authorization: `Bearer ${token}` },
    fetch: (request) => answered(request, address),
  });
}
export type Client = ReturnType<typeof client>;

/** The parameters of a call that changes something, with a new idempotency key by default. */
export function keyed(key: string = newFormKey()) {
  return { header: { "Idempotency-Key": key } };
}

/** The body of an answer that must be a success. */
export function ok<T>({ data, error }: { data?: T; error?: unknown }): NonNullable<T> {
  if (data === undefined || data === null) throw new Error(`Refused: ${JSON.stringify(error)}`);
  return data;
}

const API = "/api/v1";

/** Set while a test records requests and their answers. */
export const recording: {
  by: ((request: Request, answer: { status: number; text: string }) => Promise<void>) | null;
} = { by: null };

/** The only place where tests get answers of the API. */
async function answered(request: Request, address: string): Promise<Response> {
  const copy = recording.by === null ? null : request.clone();
  const answer = await answerApi(request, { id: "test", address });
  const { pathname } = new URL(request.url);
  const { status, headers } = answer;
  const text = await answer.clone().text();
  const path = pathname.slice(API.length);
  requireContract({ method: request.method, path, status, headers, text });
  if (copy !== null) await recording.by?.(copy, { status, text });
  return answer;
}

/** A request sent unchanged: for input that no client would make. */
export interface Sent {
  body?: unknown;
  /** The raw body, instead of `body`. */
  raw?: BodyInit;
  key?: string | null;
  headers?: Record<string, string>;
  address?: string;
}

export interface Answered {
  status: number;
  headers: Headers;
  // A loose type, because tests read answers of every shape.
  body: Record<string, unknown>;
  text: string;
}

export async function call(
  token: string | null,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Answered> {
  const headers = new Headers(sent.headers);
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const key = sent.key === undefined ? newFormKey() : sent.key;
  if (key !== null && !headers.has("idempotency-key")) headers.set("idempotency-key", key);
  const body = sent.raw ?? (sent.body === undefined ? null : JSON.stringify(sent.body));
  if (sent.body !== undefined && !headers.has("content-type"))
    headers.set("content-type", "application/json");
  const request = new Request(`http://localhost${API}${path}`, { method, headers, body });
  const answer = await answered(request, sent.address ?? "127.0.0.1");
  const text = await answer.text();
  const json = /json/.test(answer.headers.get("content-type") ?? "");
  return {
    status: answer.status,
    headers: answer.headers,
    body: json && text !== "" ? (JSON.parse(text) as Record<string, unknown>) : {},
    text,
  };
}
