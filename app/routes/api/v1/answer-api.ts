/** Answers one API request: token, limits, input, operation, result. */
import { requireSomeday } from "#app/domain/access/require-ability.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { scopeSentence } from "#app/domain/security/token-scopes.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { etagOf, hasAlready } from "#app/http/etag.ts";
import { answerTo } from "#app/http/failure.ts";
import { problemAnswer } from "#app/http/problem.ts";
import { countRequest } from "#app/http/request-limit.ts";
import { API_PATH } from "#app/http/same-origin.ts";
import { written } from "#app/http/written.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { findOperation } from "./find-operation.ts";
import { readCall } from "./read-call.ts";
import { AS_HEADER, SANDBOX_HEADER, sandboxActor } from "./sandbox-actor.ts";
import type { TokenHolder } from "#app/domain/security/open-token.ts";
import type { TokenScope } from "#app/domain/security/token-scopes.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Operation } from "./operation.ts";

export interface Caller {
  /** The request's id, for the log and the problem. */
  id: string;
  address: string;
}

/** Every answer is JSON, a file, or problem+json; nothing is thrown. */
export async function answerApi(request: Request, caller: Caller): Promise<Response> {
  const headers = new Headers({ vary: "Authorization" });
  const asked = { id: caller.id, path: new URL(request.url).pathname };
  const answer = await carryOut(request, caller, headers).catch((problem: unknown) =>
    problemAnswer(answerTo(problem, asked), caller.id),
  );
  for (const [name, value] of headers) answer.headers.set(name, value);
  return answer;
}

async function carryOut(request: Request, caller: Caller, headers: Headers): Promise<Response> {
  const { holder, limit } = await whoAsks(request, caller, headers);
  if (holder.mode === "sandbox") headers.set(SANDBOX_HEADER, "true");
  if (limit !== null) throw limit;
  const { operation, params } = findOperation(request.method, new URL(request.url).pathname);
  if (!operation.scopes.some((scope) => holder.scopes.includes(scope))) {
    const {
      tokenId,
      actor: { id: account },
    } = holder;
    securityLog("access.refused", { account, tokenId, reason: "scope_missing" });
    refuse("scope_missing", {
      sentence: scopeSentence(operation.scopes),
      facts: { scope: operation.scopes.join(" or ") },
    });
  }
  const place = {
    address: caller.address,
    agent: request.headers.get("user-agent") ?? "",
    token: holder.name,
  };
  const actor: UserActor = { ...holder.actor, place };
  const as = request.headers.get(AS_HEADER);
  if (holder.mode === "live") {
    if (as !== null || operation.sandboxOnly === true) refuse("sandbox_only");
    return perform({ operation, params, request, scopes: holder.scopes }, actor);
  }
  // From here on all reads and writes use the sandbox's database; the code below does not know.
  return inWorld("sandbox", async () =>
    perform(
      { operation, params, request, scopes: holder.scopes },
      await sandboxActor({ ...holder, actor }, as),
    ),
  );
}

interface Asked {
  operation: Operation;
  params: Record<string, string>;
  request: Request;
  scopes: readonly TokenScope[];
}

async function perform(asked: Asked, actor: UserActor): Promise<Response> {
  const { operation, params, request, scopes } = asked;
  requireSomeday(actor, operation.ability);
  const call = await readCall(operation, request, { actor, params });
  const result = await operation.run({ ...call, scopes } as never);
  if (result instanceof Response) return result;
  return operation.command === null
    ? answerRead(operation, request, result)
    : answerVerb(operation, result as Outcome<unknown>);
}

/** Counts requests per token. Requests without a valid token count per address, which limits guessing. */
async function whoAsks(
  request: Request,
  caller: Caller,
  headers: Headers,
): Promise<{ holder: TokenHolder; limit: Refusal | null }> {
  try {
    const sent = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.get("authorization") ?? "");
    const holder = await openToken(sent?.[1] ?? refuse("token_required"), caller.address);
    return { holder, limit: await countRequest(holder.tokenId, headers) };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    throw (await countRequest(`address ${caller.address}`, headers)) ?? problem;
  }
}

function answerRead(operation: Operation, request: Request, result: unknown): Response {
  const body = JSON.stringify(shaped(operation, result));
  const etag = etagOf(body);
  const headers = new Headers({ etag, "cache-control": "private, no-cache" });
  const next = (result as { next?: string | null }).next;
  if (typeof next === "string") headers.set("link", nextLink(request.url, next));
  if (operation.method === "GET" && hasAlready(request, etag))
    return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/json");
  return new Response(body, { headers });
}

function answerVerb(operation: Operation, outcome: Outcome<unknown>): Response {
  const headers = new Headers({ "content-type": "application/json" });
  if (outcome.replayed) headers.set("idempotent-replayed", "true");
  const body = JSON.stringify(shaped(operation, outcome.answer));
  const place = operation.goesOnAt?.(outcome.answer) ?? null;
  if (place === null) return new Response(body, { status: operation.status ?? 200, headers });
  headers.set("location", `${API_PATH}${place}`);
  return new Response(body, { status: 202, headers });
}

/** Keeps only the fields the document names, in its types. */
function shaped(operation: Operation, result: unknown): unknown {
  return operation.answer === undefined ? {} : written(operation.answer, result);
}

function nextLink(address: string, next: string): string {
  const url = new URL(address);
  url.searchParams.set("cursor", next);
  return `<${url.pathname}${url.search}>; rel="next"`;
}
