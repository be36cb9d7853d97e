/** Operations of conversations: list them, read one, write, and say how they are seen. */
import { z } from "zod";
import { MAX_MESSAGE } from "#app/domain/messages/message-limits.ts";
import { searchLines } from "#app/domain/messages/search-lines.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { threadList } from "#app/domain/messages/thread-list.ts";
import { archiveThread, muteThread } from "#app/domain/messages/thread-marks.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { readThread } from "#app/domain/notifications/read-thread.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { queryTruth } from "#app/routes/api/v1/query-fields.ts";
import { id } from "#app/routes/api/v1/shapes.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { fileRefusals } from "./delivering.ts";
import { messageFound, threadShape, threadSummary } from "./message-shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const threadParams = z.object({ id: id("thread") });
const READ = ["read", "orders", "selling"] as const;
const WRITE = ["orders", "selling"] as const;

export const MESSAGES: Operation[] = [
  defineRead({
    id: "messages.list",
    method: "GET",
    path: "/messages",
    summary: "List your conversations, the one with the newest line first",
    scopes: READ,
    query: z.strictObject({
      archived: queryTruth.default(false),
      cursor: id("threadLine").optional(),
    }),
    answer: z.object({ items: z.array(threadSummary), next: z.string().nullable() }),
    refusals: [],
    async run({ actor, query: { archived, cursor } }) {
      const { threads, older } = await threadList(actor, { archived, before: cursor ?? null });
      return { items: threads, next: older };
    },
  }),
  defineRead({
    id: "messages.search",
    method: "GET",
    path: "/messages/search",
    summary: "Search your conversations for lines that contain all the words",
    scopes: READ,
    query: z.strictObject({
      q: sentText({ max: 200, min: 1, lines: "one" }),
      cursor: id("threadLine").optional(),
    }),
    answer: z.object({ items: z.array(messageFound), next: z.string().nullable() }),
    refusals: [],
    async run({ actor, query: { q, cursor } }) {
      const { lines, older } = await searchLines(actor, q, cursor ?? null);
      return { items: lines, next: older };
    },
  }),
  defineRead({
    id: "messages.read",
    method: "GET",
    path: "/messages/{id}",
    summary: "Read a conversation, the newest lines first page by page; it stays unread",
    scopes: READ,
    params: threadParams,
    query: z.strictObject({ cursor: z.string().max(27).optional() }),
    answer: threadShape,
    refusals: ["not_found"],
    async run({ actor, params, query: { cursor } }) {
      const page = await threadPage(actor, params.id, cursor ?? null);
      const { lines, older, reach, ...thread } = page;
      const reachable = reach === "reachable";
      return { ...thread, reachable, blocked: reach === "blocked", items: lines, next: older };
    },
  }),
  defineVerb({
    id: "messages.send",
    command: "messages.send",
    method: "POST",
    path: "/messages",
    summary: "Write to a person, by their handle or in a conversation of yours",
    scopes: WRITE,
    body: z.strictObject({
      to: z.string().max(100).meta({ description: "A handle, or the id of your conversation." }),
      text: sentText({ max: MAX_MESSAGE, lines: "many" }).default(""),
      gig_id: id("gig").optional(),
      order_id: id("order").optional(),
    }),
    answer: z.object({ thread_id: id("thread"), message_id: id("threadLine") }),
    status: 201,
    files: true,
    refusals: ["not_found", "own_message", "message_empty", "cannot_be_reached", ...fileRefusals],
    run: ({ actor, body: { gig_id: gigId, order_id: orderId, ...body }, files, key }) =>
      withUploads({ by: actor, files }, (uploads) =>
        sendMessage(actor, { ...body, gigId, orderId, files: uploads, key }),
      ),
  }),
  defineRead({
    id: "messages.mark_read",
    method: "POST",
    path: "/messages/{id}/read",
    summary: "Mark a conversation as read up to a line; repeating it changes nothing",
    scopes: WRITE,
    params: threadParams,
    body: z.strictObject({ newest_id: id("threadLine") }),
    answer: z.object({ thread_id: id("thread") }),
    refusals: ["not_found"],
    async run({ actor, params, body }) {
      await readThread(actor, params.id, body.newest_id);
      return { threadId: params.id };
    },
  }),
  defineRead({
    id: "messages.archive",
    method: "POST",
    path: "/messages/{id}/archive",
    summary: "Put a conversation into the archive until its next line, or take it out",
    scopes: WRITE,
    params: threadParams,
    body: z.strictObject({ archived: z.boolean() }),
    answer: z.object({ thread_id: id("thread") }),
    refusals: ["not_found"],
    async run({ actor, params, body }) {
      await archiveThread(actor, params.id, body.archived);
      return { threadId: params.id };
    },
  }),
  defineRead({
    id: "messages.mute",
    method: "POST",
    path: "/messages/{id}/mute",
    summary: "Mute a conversation, so that it makes no notices, or unmute it",
    scopes: WRITE,
    params: threadParams,
    body: z.strictObject({ muted: z.boolean() }),
    answer: z.object({ thread_id: id("thread") }),
    refusals: ["not_found"],
    async run({ actor, params, body }) {
      await muteThread(actor, params.id, body.muted);
      return { threadId: params.id };
    },
  }),
];
