/** A program that calls the API in this process, with a token of somebody's. */
import { createToken } from "#app/domain/identity/api-tokens.ts";
import { SCOPE_NAMES } from "#app/domain/identity/token-scopes.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { answerApi } from "#app/routes/api/v1/answer-api.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { NewToken } from "#app/domain/identity/api-tokens.ts";

/** A token with every scope its person can give, unless told otherwise. */
export async function tokenOf(actor: UserActor, wishes: Partial<NewToken> = {}): Promise<string> {
  const scopes = SCOPE_NAMES.filter((name) => name !== "staff" || actor.role === "staff");
  const caps = { currency: "USD" as const, taskMicros: null, dayMicros: null };
  const usual = { name: "Test", scopes, days: 30, addresses: [], caps, key: newFormKey() };
  const { token } = await createToken(actor, { ...usual, ...wishes });
  return token ?? "";
}

export interface Sent {
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit;
  key?: string | null;
  headers?: Record<string, string>;
  address?: string;
}

export interface Answered {
  status: number;
  headers: Headers;
  // Tests look into answers of every shape.
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
  const request = new Request(`http://localhost/api/v1${path}`, { method, headers, body });
  const answer = await answerApi(request, { id: "test", address: sent.address ?? "127.0.0.1" });
  const text = await answer.text();
  const json = /json/.test(answer.headers.get("content-type") ?? "");
  return {
    status: answer.status,
    headers: answer.headers,
    body: json && text !== "" ? (JSON.parse(text) as Record<string, unknown>) : {},
    text,
  };
}
