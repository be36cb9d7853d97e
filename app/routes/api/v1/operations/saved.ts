/** Operations on what the caller saved: gigs, and searches that tell of new gigs. */
import { z } from "zod";
import { removeSaved, saveForLater } from "#app/domain/catalog/saved/saved-gigs.ts";
import { ALERTS, MAX_SEARCH_NAME } from "#app/domain/catalog/saved/saved-limits.ts";
import { savedGigs } from "#app/domain/catalog/saved/saved-list.ts";
import {
  chooseAlert,
  putBackSearch,
  removeSearch,
  savedSearches,
  saveSearch,
} from "#app/domain/catalog/saved/saved-searches.ts";
import { readFilters, searchQuery } from "#app/domain/catalog/search/search-filters.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { id, model, moment, page } from "#app/routes/api/v1/shapes.ts";
import { gigLines } from "#app/routes/api/v1/gig-lines.ts";
import { gigLine } from "./gig-shapes.ts";

const gigId = id("gig");
const searchId = id("savedSearch");
const alert = z.enum(ALERTS).meta({
  description: "How it tells of new gigs: not at all, at most once a day, or within minutes.",
});
const searchAnswer = z.object({ search_id: searchId });
const searchParams = z.object({ id: searchId });

const savedSearch = model("SavedSearch", {
  id: searchId,
  name: z.string(),
  search: z
    .string()
    .meta({ description: "Words and filters as in the address of a search: `q=logo&days=3`." }),
  category: z.string().nullable().meta({ description: "The name of its category." }),
  alert,
  saved_at: moment,
});

/** Every parameter is one that a search reads, with a value that it understands. */
function isUnderstood(search: string): boolean {
  const sent = new URLSearchParams(search);
  const read = new URLSearchParams(searchQuery(readFilters(sent)));
  return [...sent.keys()].every(
    (name) => ["sort", "after", "before"].includes(name) || read.has(name),
  );
}

export const SAVED: Operation[] = [
  defineRead({
    id: "saved_gigs.list",
    method: "GET",
    path: "/saved/gigs",
    summary: "List the gigs you saved, those saved last first",
    scopes: ["read", "orders"],
    query: z.strictObject({ cursor: sentText({ max: 100, lines: "one" }).optional() }),
    answer: page(
      model("SavedGig", {
        gig_id: gigId,
        saved_at: moment,
        standing: z.enum(["for_sale", "paused", "gone"]).meta({
          description: "`gone`: its seller left or was suspended, or staff took it off the market.",
        }),
        gig: gigLine.nullable().meta({ description: "Null for one that is gone." }),
      }),
    ),
    refusals: [],
    async run({ actor, query }) {
      const { gigs, next } = await savedGigs(actor, query.cursor ?? null);
      const lines = await gigLines(gigs.flatMap(({ gig }) => (gig === null ? [] : [gig])));
      const lineOf = new Map(lines.map((line) => [line.id, line]));
      return {
        items: gigs.map((saved) => ({ ...saved, gig: lineOf.get(saved.gigId) ?? null })),
        next,
      };
    },
  }),
  defineVerb({
    id: "saved_gigs.save",
    command: "catalog.save_for_later",
    method: "POST",
    path: "/saved/gigs",
    summary: "Save a gig to find it again. Its seller is not told",
    scopes: ["orders"],
    body: z.strictObject({ gig_id: gigId }),
    answer: z.object({ gig_id: gigId }),
    status: 201,
    refusals: ["not_found", "own_gig", "too_many_saved_gigs"],
    run: ({ actor, body, key }) => saveForLater(actor, { gigId: body.gig_id, key }),
  }),
  defineVerb({
    id: "saved_gigs.remove",
    command: "catalog.remove_saved",
    method: "DELETE",
    path: "/saved/gigs/{id}",
    summary: "Remove a gig from those you saved; the id is the gig's",
    scopes: ["orders"],
    params: z.object({ id: gigId }),
    answer: z.object({ gig_id: gigId }),
    refusals: ["not_found"],
    run: ({ actor, params, key }) => removeSaved(actor, { gigId: params.id, key }),
  }),
  defineRead({
    id: "saved_searches.list",
    method: "GET",
    path: "/saved/searches",
    summary: "List the searches you saved, newest first",
    scopes: ["read", "orders"],
    answer: z.object({ items: z.array(savedSearch) }),
    refusals: [],
    async run({ actor }) {
      const items = (await savedSearches(actor)).map(({ filters, ...saved }) => ({
        ...saved,
        search: searchQuery(filters),
      }));
      return { items };
    },
  }),
  defineVerb({
    id: "saved_searches.save",
    command: "catalog.save_search",
    method: "POST",
    path: "/saved/searches",
    summary:
      "Save a search under a name, and be told of new gigs that fit it. `search` has words and filters as in the address of a search: `q=logo&days=3`",
    scopes: ["orders"],
    body: z.strictObject({
      name: sentText({ max: MAX_SEARCH_NAME, min: 1, lines: "one" }),
      search: sentText({ max: 1000, min: 1, lines: "one" }),
      alert: alert.default("never"),
    }),
    answer: searchAnswer,
    status: 201,
    refusals: ["unknown_category", "too_many_saved_searches"],
    run({ actor, body, key }) {
      if (!isUnderstood(body.search))
        refuse("invalid_input", {
          field: "search",
          sentence: "A parameter is not one of a search, or its value is none that it takes.",
        });
      return saveSearch(actor, { ...body, key });
    },
  }),
  defineVerb({
    id: "saved_searches.choose_alert",
    command: "catalog.choose_alert",
    method: "PUT",
    path: "/saved/searches/{id}",
    summary: "Choose how a saved search tells you of new gigs",
    scopes: ["orders"],
    params: searchParams,
    body: z.strictObject({ alert }),
    answer: searchAnswer,
    refusals: ["not_found"],
    run: ({ actor, params, body, key }) =>
      chooseAlert(actor, { searchId: params.id, alert: body.alert, key }),
  }),
  defineVerb({
    id: "saved_searches.remove",
    command: "catalog.remove_search",
    method: "DELETE",
    path: "/saved/searches/{id}",
    summary: "Remove a saved search; it can be restored for a week",
    scopes: ["orders"],
    params: searchParams,
    answer: searchAnswer,
    refusals: ["not_found"],
    run: ({ actor, params, key }) => removeSearch(actor, { searchId: params.id, key }),
  }),
  defineVerb({
    id: "saved_searches.restore",
    command: "catalog.put_back_search",
    method: "POST",
    path: "/saved/searches/{id}/restore",
    summary: "Restore a saved search that you removed within the last week",
    scopes: ["orders"],
    params: searchParams,
    answer: searchAnswer,
    refusals: ["not_found", "too_many_saved_searches"],
    run: ({ actor, params, key }) => putBackSearch(actor, { searchId: params.id, key }),
  }),
];
