/** Posts one webhook message to a member's URL: only to public addresses that were checked, within 10 s, without redirects. */
import { request as requestHttp } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { env } from "#app/env.server.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { allowedAddresses, systemResolver } from "./allowed-addresses.ts";
import type { Resolver } from "./allowed-addresses.ts";
import { readBeginning } from "./read-beginning.ts";
import { whyNoAnswer } from "./why-no-answer.ts";

const LIMIT_MS = 10_000;

export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface PostOptions {
  resolver?: Resolver;
  /** Allows loopback addresses; default when the site itself is at one. */
  allowLoopback?: boolean;
  /** For the whole attempt, look-up included. */
  limitMs?: number;
  /** Certificate authority for tests, instead of the well-known ones. */
  ca?: string;
}

export interface PostAnswer {
  /** Null without an answer. */
  status: number | null;
  /** The beginning of the answer, or why there was none. */
  excerpt: string;
  /** The header `Retry-After`, unparsed. */
  retryAfter: string | null;
}

/** Never throws: the excerpt tells what went wrong. A redirect is an answer like any other and is not followed. */
export async function postWebhook(
  posting: Posting,
  options: PostOptions = {},
): Promise<PostAnswer> {
  const { limitMs = LIMIT_MS, resolver = systemResolver, ca } = options;
  const { allowLoopback = isLoopbackUrl(env.publicOrigin) } = options;
  const signal = AbortSignal.timeout(limitMs);
  try {
    const url = new URL(posting.url);
    const looking = allowedAddresses(url.hostname, { resolver, allowLoopback });
    const addresses = await Promise.race([looking, aborted(signal)]);
    return await send({ url, posting, addresses, signal, ca });
  } catch (problem) {
    const excerpt = whyNoAnswer(problem, signal.aborted, limitMs);
    return { status: null, excerpt, retryAfter: null };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  // Avoids an unhandled rejection when the look-up won the race.
  promise.catch(() => {});
  return promise;
}

interface Sending {
  url: URL;
  posting: Posting;
  addresses: string[];
  signal: AbortSignal;
  ca: string | undefined;
}

function send({ url, posting, addresses, signal, ca }: Sending): Promise<PostAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PostAnswer>();
  const open = url.protocol === "https:" ? requestHttps : requestHttp;
  const request = open(url, {
    method: "POST",
    headers: {
      ...posting.headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(posting.body),
      "accept-encoding": "identity",
      "user-agent": "Farthing-Webhooks/1",
    },
    // A new connection each time: a kept one would lead to the addresses of an earlier look-up.
    agent: false,
    lookup: pinnedTo(addresses),
    signal,
    ...(ca === undefined ? {} : { ca }),
  });
  let answered = false;
  request.on("error", reject);
  request.on("close", () => answered || reject(new Error("closed without an answer")));
  request.on("response", (answer: IncomingMessage) => {
    answered = true;
    resolve(answerOf(answer));
  });
  request.end(posting.body);
  return promise;
}

async function answerOf(answer: IncomingMessage): Promise<PostAnswer> {
  const excerpt = await readBeginning(answer);
  const { statusCode: status = null, headers } = answer;
  return { status, excerpt, retryAfter: headers["retry-after"] ?? null };
}

/** Fixes only the socket's address; name, certificate check and Host header stay those of the URL (decision 93). */
function pinnedTo(addresses: string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, answer) => {
    const [first] = all;
    if (options.all || first === undefined) answer(null, all);
    else answer(null, first.address, first.family);
  };
}
