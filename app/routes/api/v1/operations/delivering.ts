/** Operations that deliver a note, files or both, for one task, a list or a whole order; and that read files. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { attachmentHeader } from "#app/domain/files/file-name.ts";
import { readableFile } from "#app/domain/messages/readable-file.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { deliver, MAX_DELIVERY_NOTE } from "#app/domain/tasks/deliver.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { id, version } from "#app/routes/api/v1/shapes.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import {
  advanced,
  orderParams,
  requireOrder,
  taskItems,
  taskParams,
  taskRefusals,
} from "./task-verbs.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const said = { note: sentText({ max: MAX_DELIVERY_NOTE, lines: "many" }).default("") };

export const fileRefusals: RefusalCode[] = [
  "file_too_large",
  "file_empty",
  "file_kind_refused",
  "too_many_files",
];

const row = {
  command: "tasks.deliver",
  method: "POST" as const,
  scopes: ["selling"] as const,
  answer: advanced,
  files: true,
};
const refusals: RefusalCode[] = [...taskRefusals, ...fileRefusals, "delivery_empty"];

export const DELIVERING: Operation[] = [
  defineVerb({
    ...row,
    id: "tasks.deliver",
    path: "/tasks/{id}/deliver",
    summary: "Deliver one task. If the buyer does not answer in time, it is accepted",
    params: taskParams,
    body: z.strictObject({ version: version.optional(), ...said }),
    refusals,
    run: ({ actor, params, body, files, key }) =>
      withUploads({ by: actor, files }, (uploads) => {
        const tasks = [{ id: params.id, version: body.version }];
        return deliver(actor, { tasks, note: body.note, files: uploads, key });
      }),
  }),
  defineVerb({
    ...row,
    id: "tasks.deliver.many",
    path: "/tasks/deliver",
    summary:
      "Deliver a list of tasks, with a result for each; files only when all tasks are of one order",
    body: z.strictObject({ tasks: taskItems, ...said }),
    refusals: [...refusals, "empty_list", "too_many_items"],
    run: ({ actor, body, files, key }) =>
      withUploads({ by: actor, files }, (uploads) =>
        deliver(actor, { ...body, files: uploads, key }),
      ),
  }),
  defineVerb({
    ...row,
    id: "orders.deliver",
    path: "/orders/{id}/deliver",
    summary: "Deliver every started task of an order",
    params: orderParams,
    body: z.strictObject(said),
    refusals: [...refusals, "empty_list"],
    async run({ actor, params, body, files, key }) {
      await requireOrder(actor, params.id);
      const tasks = { orderId: params.id };
      return withUploads({ by: actor, files }, (uploads) =>
        deliver(actor, { tasks, ...body, files: uploads, key }),
      );
    },
  }),
  defineRead({
    id: "files.read",
    method: "GET",
    path: "/files/{id}",
    summary: "Download a file of one of your tasks, disputes, requests or conversations",
    scopes: ["read"],
    params: z.object({ id: id("file") }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const file = await readableFile(actor, params.id);
      const stored = await fileStore().get(file.storageKey);
      if (stored === null) return refuse("not_found");
      return new Response(stored.stream, {
        headers: {
          "content-type": file.mediaType,
          "content-length": `${stored.bytes}`,
          "content-disposition": attachmentHeader(file.name),
          "content-security-policy": "sandbox; default-src 'none'",
          "cache-control": "private, no-store, no-transform",
        },
      });
    },
  }),
];
