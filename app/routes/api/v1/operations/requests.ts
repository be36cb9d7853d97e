/** Operations on buyers' requests: post one, search the open ones, withdraw, and subscribe to new ones. */
import { z } from "zod";
import { postRequest } from "#app/domain/agreements/requests/post-request.ts";
import { myRequests, searchRequests } from "#app/domain/agreements/requests/request-list.ts";
import {
  LISTED_DAYS,
  MAX_REQUEST_TEXT,
  MAX_REQUEST_TITLE,
  MAX_SUBSCRIPTION_WORDS,
  MAX_WORK_DAYS,
} from "#app/domain/agreements/requests/request-limits.ts";
import { requestView } from "#app/domain/agreements/requests/request-page.ts";
import {
  mySubscriptions,
  subscribe,
  unsubscribe,
} from "#app/domain/agreements/requests/subscriptions.ts";
import { withdrawRequest } from "#app/domain/agreements/requests/withdraw-request.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { amount, currency, cursor, id, model, moment, page } from "#app/routes/api/v1/shapes.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { fileRefusals } from "./delivering.ts";
import { foundByOwn, sentOwn } from "./own-fields.ts";
import { request, requestId, requestLine, requestParams } from "./request-shapes.ts";

const subscriptionId = id("requestSubscription");

const subscription = model("RequestSubscription", {
  id: subscriptionId,
  category_id: z.string().nullable(),
  words: z.string(),
  subscribed_at: moment,
});

export const REQUESTS: Operation[] = [
  defineRead({
    id: "requests.search",
    method: "GET",
    path: "/requests",
    summary: "Search the open requests of buyers, newest first",
    scopes: ["read", "selling"],
    query: z.strictObject({
      q: sentText({ max: 200, lines: "one" }).optional(),
      category: z.string().max(250).optional(),
      cursor,
    }),
    answer: page(requestLine),
    refusals: ["not_found"],
    async run({ actor, query: { q = "", category = null, cursor: before } }) {
      const filters = { words: q, category };
      const { requests, older } = await searchRequests(actor, filters, before);
      return { items: requests, next: older };
    },
  }),
  defineVerb({
    id: "requests.post",
    command: "agreements.post_request",
    method: "POST",
    path: "/requests",
    summary:
      "Post a request: the ceiling is held from your balance at once, and goes back in full if you withdraw the request or award it to nobody in time",
    scopes: ["orders"],
    body: z.strictObject({
      title: sentText({ max: MAX_REQUEST_TITLE, min: 3, lines: "one" }),
      description: sentText({ max: MAX_REQUEST_TEXT, min: 20, lines: "many" }),
      category_id: z.string().max(250),
      ceiling: amount,
      currency,
      hide_ceiling: z.boolean().default(false).meta({
        description: "True if only you may read the ceiling.",
      }),
      days: z.int().min(1).max(MAX_WORK_DAYS).meta({ description: "Days you have for the work." }),
      ...sentOwn("request", " The order that it becomes has it, too."),
      listed_days: z
        .int()
        .min(LISTED_DAYS.least)
        .max(LISTED_DAYS.most)
        .default(LISTED_DAYS.usual)
        .meta({ description: "Days in which the request takes proposals." }),
    }),
    answer: z.object({ request_id: requestId }),
    status: 201,
    files: true,
    refusals: [
      "email_unverified",
      "unknown_category",
      "insufficient_balance",
      "cap_exceeded",
      "too_many_open_requests",
      ...fileRefusals,
    ],
    run({ actor, body, files, key }) {
      const { category_id: categoryId, ceiling: micros, currency: unit } = body;
      const { title, description, days, listed_days: listedDays } = body;
      const { reference, metadata } = body;
      const ceiling = { micros, currency: unit };
      return withUploads({ by: actor, files }, (uploads) =>
        postRequest(actor, {
          title,
          description,
          days,
          listedDays,
          categoryId,
          ceiling,
          reference,
          metadata,
          key,
          hideCeiling: body.hide_ceiling,
          files: uploads,
        }),
      );
    },
  }),
  defineRead({
    id: "requests.mine",
    method: "GET",
    path: "/requests/mine",
    summary: "List your own requests, newest first",
    scopes: ["read", "orders"],
    query: z.strictObject({ ...foundByOwn("requests"), cursor }),
    answer: page(requestLine),
    refusals: ["not_found", "invalid_input"],
    async run({ actor, query: { cursor: before, ...own } }) {
      const { requests, older } = await myRequests(actor, before, own);
      return { items: requests, next: older };
    },
  }),
  defineRead({
    id: "requests.subscriptions",
    method: "GET",
    path: "/requests/subscriptions",
    summary: "List what kinds of new requests you are told about",
    scopes: ["read", "selling"],
    answer: z.object({ items: z.array(subscription) }),
    refusals: [],
    run: async ({ actor }) => ({ items: await mySubscriptions(actor) }),
  }),
  defineVerb({
    id: "requests.subscribe",
    command: "agreements.subscribe",
    method: "POST",
    path: "/requests/subscriptions",
    summary: "Be told once a day of new requests of a category, with words, or both",
    scopes: ["selling"],
    body: z.strictObject({
      category_id: z.string().max(250).nullable().default(null),
      words: sentText({ max: MAX_SUBSCRIPTION_WORDS, lines: "one" }).default(""),
    }),
    answer: z.object({ subscription_id: subscriptionId }),
    status: 201,
    refusals: ["unknown_category", "too_many_subscriptions"],
    run: ({ actor, body: { category_id: categoryId, words }, key }) =>
      subscribe(actor, { categoryId, words, key }),
  }),
  defineVerb({
    id: "requests.unsubscribe",
    command: "agreements.unsubscribe",
    method: "DELETE",
    path: "/requests/subscriptions/{id}",
    summary: "End a subscription to new requests",
    scopes: ["selling"],
    params: z.object({ id: subscriptionId }),
    answer: z.object({ subscription_id: subscriptionId }),
    refusals: ["not_found"],
    run: ({ actor, params, key }) => unsubscribe(actor, { subscriptionId: params.id, key }),
  }),
  defineRead({
    id: "requests.read",
    method: "GET",
    path: "/requests/{id}",
    summary: "Read one request: an open one, your own, or one you made a proposal to",
    scopes: ["read", "orders", "selling"],
    params: requestParams,
    answer: request,
    refusals: ["not_found"],
    run: ({ actor, params }) => requestView(actor, params.id),
  }),
  defineVerb({
    id: "requests.withdraw",
    command: "agreements.withdraw_request",
    method: "POST",
    path: "/requests/{id}/withdraw",
    summary: "Withdraw your request: the whole ceiling is back in your balance at once",
    scopes: ["orders"],
    params: requestParams,
    answer: z.object({ request_id: requestId }),
    refusals: ["not_found", "request_over"],
    run: ({ actor, params, key }) => withdrawRequest(actor, { requestId: params.id, key }),
  }),
];
