/** Sends due webhook messages, 16 at once but at most two per endpoint, so that a slow receiver holds up no other. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { perWorld, world } from "#app/domain/kernel/world.ts";
import { failedTooLong, pauseFailing } from "#app/domain/webhooks/pause-failing.ts";
import { noteDelivered, noteFailed, takeDue } from "#app/domain/webhooks/send-queue.ts";
import type { DueMessage } from "#app/domain/webhooks/send-queue.ts";
import { signedHeaders } from "#app/domain/webhooks/signature.ts";
import { log } from "#app/log.server.ts";
import { postWebhook } from "#app/gateways/webhooks/post-webhook.ts";
import type { PostAnswer, PostOptions } from "#app/gateways/webhooks/post-webhook.ts";

const MOST_SENDERS = 16;
const MOST_PER_ENDPOINT = 2;

export interface SendOptions extends PostOptions {
  /** Aborting lets running attempts end and starts no more. */
  signal?: AbortSignal;
  /** From 0 to 1; `Math.random` unless a test passes another. */
  random?: () => number;
}

interface Traffic {
  senders: Set<Promise<void>>;
  underWay: Map<string, number>;
  watched: boolean;
  lastTake: Promise<unknown>;
}

/** Per world, so that slow receivers of the sandbox hold up no live message. */
const traffic = perWorld((): Traffic => ({
  senders: new Set(),
  underWay: new Map(),
  watched: false,
  lastTake: Promise.resolve(),
}));

/**
 * Sends until no message is due. Only the first caller waits for the end; others start a sender and return, so that many calls
 * occupy one place of the worker.
 */
export async function sendDueWebhooks(options: SendOptions = {}): Promise<void> {
  const here = traffic();
  addSender(options);
  if (here.watched) return;
  here.watched = true;
  try {
    while (here.senders.size > 0) await Promise.all(here.senders);
  } finally {
    here.watched = false;
  }
}

function addSender(options: SendOptions): void {
  const { senders } = traffic();
  if (senders.size >= MOST_SENDERS) return;
  const sender = runSender(options)
    .catch((problem: unknown) => log.error({ err: problem }, "a webhook could not be looked after"))
    .finally(() => senders.delete(sender));
  senders.add(sender);
}

async function runSender(options: SendOptions): Promise<void> {
  while (options.signal?.aborted !== true) {
    const message = await takeNext();
    if (message === null) return;
    addSender(options);
    try {
      await attempt(message, options);
    } finally {
      count(message.endpointId, -1);
    }
  }
}

/** Senders take messages one after the other, so that each knows which endpoints are busy. */
function takeNext(): Promise<DueMessage | null> {
  const here = traffic();
  const take = here.lastTake.then(async () => {
    const busy = [...here.underWay].filter(([, messages]) => messages >= MOST_PER_ENDPOINT);
    const message = await takeDue(busy.map(([endpointId]) => endpointId));
    if (message !== null) count(message.endpointId, 1);
    return message;
  });
  here.lastTake = take.catch(() => {});
  return take;
}

function count(endpointId: string, change: number): void {
  const { underWay } = traffic();
  const now = (underWay.get(endpointId) ?? 0) + change;
  if (now === 0) underWay.delete(endpointId);
  else underWay.set(endpointId, now);
}

async function attempt(message: DueMessage, options: SendOptions): Promise<void> {
  const begun = performance.now();
  const answer = await post(message, options);
  const attempted = { ...answer, tookMs: Math.round(performance.now() - begun) };
  const { status } = answer;
  if (status !== null && status >= 200 && status < 300) return noteDelivered(message, attempted);
  const { random = Math.random } = options;
  const failingSince = await noteFailed(message, attempted, random());
  if (status === 410) await pauseFailing(message.endpointId, failingSince, "gone");
  else if (failedTooLong(failingSince))
    await pauseFailing(message.endpointId, failingSince, "failing");
}

async function post(message: DueMessage, options: SendOptions): Promise<PostAnswer> {
  const { url, body, secrets, eventId } = message;
  if (secrets.length === 0) {
    log.error(
      { webhook: message.endpointId },
      "a webhook secret cannot be opened: was SECRET changed?",
    );
    const excerpt = "The signing secret can no longer be read. Please make a new one.";
    return { status: null, excerpt, retryAfter: null };
  }
  // not money: whole seconds, as the specification wants them
  const seconds = Math.floor(nowDate().getTime() / 1000);
  const headers = {
    ...signedHeaders(secrets, { id: eventId, seconds, body }),
    ...(world() === "sandbox" ? { "farthing-sandbox": "true" } : {}),
  };
  return explained(await postWebhook({ url, headers, body }, options));
}

/** Tells the receiver that it redirects; redirects are not followed. */
function explained(answer: PostAnswer): PostAnswer {
  const { status } = answer;
  if (status === null || status < 300 || status >= 400) return answer;
  return {
    ...answer,
    excerpt:
      "The address redirects to another address. We do not follow redirects: please add a webhook for the new address.",
  };
}
