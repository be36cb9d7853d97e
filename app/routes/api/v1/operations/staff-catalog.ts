/** Operations on what is wrong in the catalog: the list, another category, a word to the freelancer. */
import { z } from "zod";
import { askToMend } from "#app/domain/catalog/mend/ask-to-mend.ts";
import { moveToCategory } from "#app/domain/catalog/mend/move-to-category.ts";
import { thingsToMend } from "#app/domain/catalog/mend/things-to-mend.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { count, id } from "#app/routes/api/v1/shapes.ts";

const gigParams = z.object({ id: id("gig") });

export const STAFF_CATALOG: Operation[] = [
  defineRead({
    id: "staff.catalog.read",
    method: "GET",
    path: "/staff/catalog",
    summary: "List gigs and categories with faults that are refused today",
    scopes: STAFF,
    answer: z.object({
      merged: z.array(
        z.object({
          id: id("gig"),
          title: z.string(),
          handle: z.string(),
          category: z.string(),
          named: z.string(),
          parent_id: z.string().nullable(),
        }),
      ),
      doubtful: z.array(z.object({ id: z.string(), name: z.string(), gigs: count })),
      disguised: z.array(
        z.object({
          id: id("gig"),
          title: z.string(),
          handle: z.string(),
          claimed: z.boolean(),
          fields: z.array(z.string()),
        }),
      ),
    }),
    refusals: ["not_found"],
    run: ({ actor }) => thingsToMend(actor),
  }),
  defineVerb({
    id: "staff.gigs.move",
    command: "catalog.move_to_category",
    method: "POST",
    path: "/staff/gigs/{id}/category",
    summary: "Move a gig to another category, or to a new one beneath it",
    scopes: STAFF,
    params: gigParams,
    body: z.strictObject({
      category_id: z.string().max(250).nullable(),
      /** A category beneath `category_id`, made if it is not there; empty for `category_id` itself. */
      name: sentText({ max: 200, lines: "one" }).default(""),
    }),
    answer: z.object({ id: id("gig"), category_id: z.string() }),
    refusals: ["not_found", "unknown_category"],
    run: ({ actor, params, body, key }) =>
      moveToCategory(actor, { key, id: params.id, categoryId: body.category_id, name: body.name }),
  }),
  defineVerb({
    id: "staff.gigs.ask_to_mend",
    command: "catalog.ask_to_mend",
    method: "POST",
    path: "/staff/gigs/{id}/mend",
    summary: "Tell a freelancer which texts of a gig to type again",
    scopes: STAFF,
    params: gigParams,
    answer: z.object({ id: id("gig"), fields: z.array(z.string()) }),
    refusals: ["not_found", "nothing_to_mend", "gig_unclaimed"],
    run: ({ actor, params, key }) => askToMend(actor, { key, id: params.id }),
  }),
];
