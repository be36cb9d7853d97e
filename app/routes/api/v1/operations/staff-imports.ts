/** Operations on catalogue imports: upload, preview, confirm or discard. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { confirmImport, discardImport } from "#app/domain/catalog/import/confirm-import.ts";
import { UPDATES } from "#app/domain/catalog/import/import-counts.ts";
import { importPage } from "#app/domain/catalog/import/import-page.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, id, model, moment } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const importParams = z.object({ id: id("import") });
const begun = z.object({ id: id("import") });

const remarked = z.object({
  line: count,
  title: z.string(),
  remarks: z.array(z.object({ code: z.string(), sentence: z.string() })),
});

/** What was found out about the file. */
const findings = z.object({
  encoding: z.string(),
  separator: z.string(),
  unknown_columns: z.array(z.string()),
  new_categories: z.array(
    z.object({ name: z.string(), lines: count, beside: z.array(z.string()) }),
  ),
  same_categories: z.array(z.object({ spelled: z.string(), category: z.string(), lines: count })),
});

export const STAFF_IMPORTS: Operation[] = [
  defineVerb({
    id: "staff.imports.upload",
    command: "catalog.upload_import",
    method: "POST",
    path: "/staff/imports",
    summary:
      "Upload a catalogue as CSV text of up to 2 MB; nothing is imported before it is confirmed",
    scopes: STAFF,
    body: z.strictObject({
      file_name: sentText({ max: 200, min: 1, lines: "one" }),
      content: z.string().min(1).max(2_000_000),
    }),
    answer: begun,
    status: 201,
    refusals: ["not_found", "import_malformed"],
    run: ({ actor, body, key }) =>
      uploadImport(actor, {
        key,
        fileName: body.file_name,
        content: new TextEncoder().encode(body.content),
      }),
  }),
  defineRead({
    id: "staff.imports.read",
    method: "GET",
    path: "/staff/imports/{id}",
    summary: "Read the progress of an import and the problems of its lines",
    scopes: STAFF,
    params: importParams,
    answer: model("Import", {
      id: id("import"),
      file_name: z.string(),
      state: z.string(),
      counts: z.record(z.string(), count),
      failure: z.string().nullable(),
      created_at: moment,
      finished_at: moment.nullable(),
      rejected: z.array(remarked),
      changed: z.array(remarked),
      edited: z.array(remarked),
      findings,
      updates: z.string(),
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const { summary, rejected, changed, edited } = await importPage(actor, params.id);
      return { ...summary, rejected, changed, edited };
    },
  }),
  defineVerb({
    id: "staff.imports.confirm",
    command: "catalog.confirm_import",
    method: "POST",
    path: "/staff/imports/{id}/confirm",
    summary:
      "Import the previewed lines, with or without the rejected ones, and update changed gigs if wanted",
    scopes: STAFF,
    params: importParams,
    body: z.strictObject({
      leave_out_rejected: z.boolean(),
      updates: z.enum(UPDATES).default("leave").meta({
        description:
          "Gigs that already exist with other values: `leave` them, update the `changed` ones, or also those `edited` here since the last import",
      }),
    }),
    answer: begun,
    refusals: ["not_found", "transition_refused", "import_has_rejected_lines", "empty_list"],
    run: ({ actor, params, body, key }) =>
      confirmImport(actor, {
        key,
        id: params.id,
        leaveOutRejected: body.leave_out_rejected,
        updates: body.updates,
      }),
  }),
  defineVerb({
    id: "staff.imports.discard",
    command: "catalog.discard_import",
    method: "POST",
    path: "/staff/imports/{id}/discard",
    summary: "Discard a previewed import",
    scopes: STAFF,
    params: importParams,
    answer: begun,
    refusals: ["not_found", "transition_refused"],
    run: ({ actor, params, key }) => discardImport(actor, { key, id: params.id }),
  }),
];
