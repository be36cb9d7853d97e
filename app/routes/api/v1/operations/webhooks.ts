/** Operations on webhooks, which tell a program about events so that it need not poll. */
import { z } from "zod";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import {
  chooseBody,
  chooseEvents,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
} from "#app/domain/webhooks/change-endpoint.ts";
import { BODY_VERSIONS } from "#app/domain/webhooks/body-versions.ts";
import { bodyPreview } from "#app/domain/webhooks/body-preview.ts";
import { KEPT_ATTEMPTS } from "#app/domain/webhooks/attempts.ts";
import { deliveryPage } from "#app/domain/webhooks/delivery-page.ts";
import { endpointList, endpointPage } from "#app/domain/webhooks/endpoint-page.ts";
import { OFFERED } from "#app/domain/webhooks/message-body.ts";
import { redeliver, redeliverDead, sendTest } from "#app/domain/webhooks/redeliver.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, extended, id, model, moment, page } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const endpointId = id("webhook");
const endpointParams = z.object({ id: endpointId });
const events = z.array(z.enum(OFFERED as [string, ...string[]])).min(1);
const secret = z.string().nullable().meta({
  description: "Shown only this once; null if the same key was used before.",
});

const bodyVersion = z.literal(BODY_VERSIONS).meta({
  description: "How `data` is spelt in its messages: 1 in camelCase, 2 in snake_case as this API.",
});

const endpoint = model("Webhook", {
  id: endpointId,
  url: z.string(),
  state: z.string(),
  events: z.array(z.string()),
  body_version: bodyVersion,
  created_at: moment,
  failing_since: moment.nullable(),
  last_success_at: moment.nullable(),
});

const delivery = model("WebhookDeliverySummary", {
  id: id("webhookDelivery"),
  event_id: z.string(),
  event_name: z.string(),
  state: z.string(),
  attempts: count,
  created_at: moment,
  next_at: moment.nullable(),
  last_at: moment.nullable(),
  last_status: z.int().nullable(),
  last_excerpt: z.string().nullable(),
});

const attempt = model("WebhookAttempt", {
  attempt: count.meta({
    description: "Counts from 1, and again from 1 after each sending by hand.",
  }),
  at: moment,
  took_ms: count,
  status: z.int().nullable().meta({ description: "Null when there was no answer." }),
  excerpt: z.string().meta({ description: "The answer's beginning, or why there was none." }),
  next_at: moment.nullable().meta({ description: "When the next attempt was planned." }),
});

const READS = ["read", "account"] as const;
const verb = { method: "POST" as const, scopes: ["account"] as const, params: endpointParams };
const changed = z.object({ endpoint_id: endpointId });

const MOVES = {
  pause: {
    run: pauseEndpoint,
    summary: "Pause a webhook: nothing is sent, and events in the meantime are not kept for it",
  },
  resume: { run: resumeEndpoint, summary: "Resume a webhook; messages that waited are sent first" },
  send_test: { run: sendTest, summary: "Send a test message" },
};

export const WEBHOOKS: Operation[] = [
  defineRead({
    id: "webhooks.list",
    method: "GET",
    path: "/webhooks",
    summary: "List your webhooks",
    scopes: READS,
    answer: page(endpoint),
    refusals: [],
    run: async ({ actor }) => ({ items: await endpointList(actor), next: null }),
  }),
  defineRead({
    id: "webhooks.deliveries",
    method: "GET",
    path: "/webhooks/{id}/deliveries",
    summary: "List the messages to a webhook, newest first; the state `dead` means given up",
    scopes: READS,
    params: endpointParams,
    query: z.strictObject({
      state: z.enum(["pending", "delivered", "failed", "dead"]).optional(),
      cursor: z.string().max(100).optional(),
    }),
    answer: page(delivery),
    refusals: ["not_found"],
    async run({ actor, params, query }) {
      const found = await endpointPage(actor, params.id, query.cursor ?? null, query.state);
      return { items: found.deliveries, next: found.older };
    },
  }),
  defineRead({
    id: "webhooks.delivery",
    method: "GET",
    path: "/webhooks/{id}/deliveries/{delivery}",
    summary: `Read one message with its body and its last ${KEPT_ATTEMPTS} attempts, newest first`,
    scopes: READS,
    params: endpointParams.extend({ delivery: id("webhookDelivery") }),
    answer: extended("WebhookDelivery", delivery, { body: z.string(), history: z.array(attempt) }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const asked = { endpointId: params.id, deliveryId: params.delivery };
      const found = await deliveryPage(actor, asked);
      return { ...found.delivery, history: found.history };
    },
  }),
  defineVerb({
    id: "webhooks.add",
    command: "webhooks.add",
    method: "POST",
    path: "/webhooks",
    summary: "Add a webhook; its secret proves that messages come from Farthing",
    scopes: verb.scopes,
    body: z.strictObject({ url: z.string().max(500), events }),
    answer: changed.extend({ secret }),
    status: 201,
    refusals: ["webhook_url_refused", "webhook_exists", "too_many_webhooks", "empty_list"],
    async run({ actor, body, key }) {
      const { answer, replayed, secret: shown } = await addEndpoint(actor, { ...body, key });
      return { answer: { ...answer, secret: shown }, replayed };
    },
  }),
  defineVerb({
    ...verb,
    id: "webhooks.choose_events",
    command: "webhooks.choose_events",
    method: "PUT",
    path: "/webhooks/{id}/events",
    summary: "Choose the events a webhook gets from now on",
    body: z.strictObject({ events }),
    answer: changed,
    refusals: ["not_found", "empty_list"],
    run: ({ actor, params, body, key }) =>
      chooseEvents(actor, { endpointId: params.id, ...body, key }),
  }),
  defineRead({
    id: "webhooks.body_versions",
    method: "GET",
    path: "/webhooks/{id}/body_version",
    summary: "Compare the versions of a webhook's messages",
    scopes: READS,
    params: endpointParams,
    answer: model("WebhookBody", {
      body_version: bodyVersion,
      event: z.string(),
      versions: z.array(z.object({ version: bodyVersion, body: z.string() })),
      renamed: z.array(z.object({ version1: z.string(), version2: z.string() })),
    }),
    refusals: ["not_found"],
    run: ({ actor, params }) => bodyPreview(actor, params.id),
  }),
  defineVerb({
    ...verb,
    id: "webhooks.choose_body",
    command: "webhooks.choose_body",
    method: "PUT",
    path: "/webhooks/{id}/body_version",
    summary: "Choose the version of a webhook's later messages; existing messages keep theirs",
    body: z.strictObject({ body_version: bodyVersion }),
    answer: changed,
    refusals: ["not_found"],
    run: ({ actor, params, body, key }) =>
      chooseBody(actor, { endpointId: params.id, bodyVersion: body.body_version, key }),
  }),
  ...Object.entries(MOVES).map(([name, { run, summary }]) =>
    defineVerb({
      ...verb,
      id: `webhooks.${name}`,
      command: `webhooks.${name}`,
      path: `/webhooks/{id}/${name}`,
      summary,
      answer: changed,
      refusals: ["not_found", "transition_refused", "webhook_paused"],
      run: ({ actor, params, key }) => run(actor, { endpointId: params.id, key }),
    }),
  ),
  defineVerb({
    ...verb,
    id: "webhooks.rotate_secret",
    command: "webhooks.rotate_secret",
    path: "/webhooks/{id}/rotate_secret",
    summary: "Make a new secret; the old one works for one more day",
    answer: changed.extend({ secret }),
    refusals: ["not_found"],
    async run({ actor, params, key }) {
      const input = { endpointId: params.id, key };
      const { answer, replayed, secret: shown } = await rotateSecret(actor, input);
      return { answer: { ...answer, secret: shown }, replayed };
    },
  }),
  defineVerb({
    ...verb,
    id: "webhooks.remove",
    command: "webhooks.remove",
    method: "DELETE",
    path: "/webhooks/{id}",
    summary: "Remove a webhook",
    answer: changed,
    refusals: ["not_found"],
    run: ({ actor, params, key }) => removeEndpoint(actor, { endpointId: params.id, key }),
  }),
  defineVerb({
    ...verb,
    id: "webhooks.redeliver",
    command: "webhooks.redeliver",
    path: "/webhooks/{id}/deliveries/{delivery}/redeliver",
    summary: "Send one message again",
    params: endpointParams.extend({ delivery: id("webhookDelivery") }),
    answer: z.object({ delivery_id: id("webhookDelivery") }),
    refusals: ["not_found", "transition_refused", "webhook_paused"],
    run: ({ actor, params, key }) =>
      redeliver(actor, { endpointId: params.id, deliveryId: params.delivery, key }),
  }),
  defineVerb({
    ...verb,
    id: "webhooks.redeliver_dead",
    command: "webhooks.redeliver_dead",
    path: "/webhooks/{id}/redeliver_dead",
    summary: "Send all given-up messages again",
    answer: changed.extend({ messages: count }),
    refusals: ["not_found", "webhook_paused", "empty_list"],
    run: ({ actor, params, key }) => redeliverDead(actor, { endpointId: params.id, key }),
  }),
];
