/** Operations that read the catalog: what is for sale, prices and commission. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { DELIVERY_CHOICES, readFilters, SORTS } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { suggestions } from "#app/domain/catalog/search/suggest.ts";
import { scheduleHistory } from "#app/domain/commission/schedule-history.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { orderQuote } from "#app/domain/orders/order-quote.ts";
import { gigQueue } from "#app/domain/orders/queue/gig-queue.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import { wouldBeCardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import {
  count,
  currency,
  cursor,
  extended,
  fundsClearAt,
  id,
  model,
  moment,
  money,
  page,
} from "#app/routes/api/v1/shapes.ts";
import { gigLines } from "#app/routes/api/v1/gig-lines.ts";
import { shownLinks, shownPicture } from "#app/routes/api/v1/shown-links.ts";
import { queryChoice, queryTruth } from "#app/routes/api/v1/query-fields.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import {
  awayShape,
  extraShape,
  faqShape,
  gigLine,
  packageShape,
  questionShape,
} from "./gig-shapes.ts";

/** The order's choice: a package with extras, or a number of pieces. */
export const selectionFields = {
  package: z.enum(["basic", "standard", "premium"]).optional(),
  extras: z.array(id("extra")).max(5).optional(),
  // The domain judges the range, which depends on the gig, by a code of its own.
  quantity: z.int().meta({ minimum: 1, maximum: 10_000 }),
};

const foundGig = extended("FoundGig", gigLine, {
  published_at: moment,
  words: z.enum(["title", "text"]).nullable().meta({
    description:
      "Why it stands where it does by relevance: every word is in its title, or some only in the rest of its text. Null in another order.",
  }),
  skill: z.string().nullable().meta({
    description:
      "The freelancer's skill by which a search with words found it, where its own texts do not have them; null otherwise.",
  }),
});

const foundGigs = page(foundGig).extend({
  found: z.object({ total: count.nullable(), exact: z.boolean() }).meta({
    description:
      "How many gigs were found: exactly, or more than `total`. Many matches of words are not all counted, and further pages of a search with words not at all: `total` is null there.",
  }),
});

export const MARKET: Operation[] = [
  defineRead({
    id: "gigs.search",
    method: "GET",
    path: "/gigs",
    summary: "Search what is for sale",
    scopes: ["read"],
    query: z.strictObject({
      q: sentText({ max: 200, lines: "one" }).optional(),
      exact: queryTruth.optional(),
      category: z.string().max(250).optional(),
      kind: z.enum(["package", "unit"]).optional(),
      currency: currency.optional(),
      min: z.string().max(30).optional(),
      max: z.string().max(30).optional(),
      days: queryChoice(DELIVERY_CHOICES).optional(),
      sort: z.enum(SORTS).optional(),
      cursor,
    }),
    answer: foundGigs,
    refusals: [],
    async run({ query: { cursor: after, exact, ...query } }) {
      const search = new URLSearchParams(query as unknown as Record<string, string>);
      if (exact === true) search.set("exact", "1");
      if (after !== undefined) search.set("after", after);
      const filters = readFilters(search);
      const { gigs, next, counts } = await searchGigs(filters);
      return {
        items: await gigLines(gigs),
        next: next === null ? null : `${next.value}~${next.id}`,
        found: { total: counts.total, exact: counts.exact },
      };
    },
  }),
  defineRead({
    id: "gigs.suggest",
    method: "GET",
    path: "/suggestions",
    summary: "Complete the words of a search: words, categories and sellers of what is for sale",
    scopes: ["read"],
    query: z.strictObject({ q: sentText({ max: 200, lines: "one" }) }),
    answer: z.object({
      items: z.array(
        model("Suggestion", {
          kind: z.enum(["words", "category", "seller"]),
          text: z.string(),
          href: z.string().meta({ description: "The page it leads to, on the site." }),
        }),
      ),
    }),
    refusals: [],
    run: async ({ query }) => ({ items: await suggestions(query.q) }),
  }),
  defineRead({
    id: "gigs.read",
    method: "GET",
    path: "/gigs/{id}",
    summary: "Read one gig with its packages, extras and commission",
    scopes: ["read"],
    params: z.object({ id: id("gig") }),
    answer: extended("Gig", gigLine, {
      kind: z.enum(["package", "unit"]),
      state: z.string(),
      description: z.string(),
      buyer_brief: z.string(),
      questions: z.array(questionShape),
      faq: z.array(faqShape),
      away: awayShape,
      queue: model("GigQueue", { limit: count, in_work: count, free_at: moment.nullable() })
        .nullable()
        .meta({
          description:
            "Where the gig takes only so many orders at a time: how many are in work, and when the next place is due to be free while it is full. Null for no limit.",
        }),
      version: count,
      pictures: z.array(shownPicture),
      packages: z.array(packageShape),
      extras: z.array(extraShape),
      commission_bps: count,
      orderable: z.boolean(),
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const { gig, packages, extras, bps, orderable } = await gigPage(actor, params.id);
      const { id: gigId, freelancerId, queueLimit } = gig;
      const queue =
        queueLimit === null ? null : await gigQueue({ id: gigId, freelancerId, queueLimit });
      const full = queue !== null && queue.inWork >= queue.limit;
      const unclaimed = gig.sellerState === "unclaimed";
      const pictures = gig.pictures.map(shownLinks);
      const awayUntil = gig.away?.backAt ?? null;
      const why = awayUntil === null ? ("full" as const) : ("away" as const);
      const busy =
        awayUntil === null && !full ? null : { why, until: awayUntil ?? queue?.freeAt ?? null };
      const shown = { pictures, cover: pictures[0] ?? null, busy };
      return {
        ...gig,
        ...shown,
        unclaimed,
        packages,
        extras,
        queue,
        orderable: orderable && !full,
        commissionBps: bps,
      };
    },
  }),
  defineRead({
    id: "gigs.quote",
    method: "POST",
    path: "/gigs/{id}/quote",
    summary:
      "Get a quote: the price for the buyer and the earnings of the freelancer. Nothing is ordered",
    scopes: ["read", "orders"],
    params: z.object({ id: id("gig") }),
    body: z.strictObject(selectionFields),
    answer: model("Quote", {
      title: z.string(),
      quantity: count,
      task_price: money,
      task_commission: money,
      total: money,
      commission: money,
      net: money,
      bps: count,
      delivery_days: count,
      revisions: count,
      funds_clear_at: fundsClearAt,
    }),
    refusals: [
      "not_found",
      "gig_not_for_sale",
      "gig_unclaimed",
      "seller_away",
      "quantity_out_of_range",
    ],
    async run({ actor, params, body }) {
      const gig = await pricedGig(params.id);
      const quoted = orderQuote(gig, body, rateFor(await currentSchedule(), gig));
      const payer = { userId: actor.id, currency: quoted.currency };
      return {
        ...quoted,
        fundsClearAt: await wouldBeCardMoneyUntil(payer, quoted.totalMicros),
      };
    },
  }),
  defineRead({
    id: "categories.list",
    method: "GET",
    path: "/categories",
    summary: "List the categories of gigs",
    scopes: ["read"],
    answer: page(model("Category", { id: z.string(), label: z.string() })),
    refusals: [],
    run: async () => ({ items: await categoryOptions(), next: null }),
  }),
  defineRead({
    id: "commission.read",
    method: "GET",
    path: "/commission",
    summary: "List every version of the public commission schedule, newest first",
    scopes: ["read"],
    answer: page(
      model("CommissionSchedule", {
        version: count,
        effective_from: moment,
        note: z.string(),
        rates: z.array(z.object({ category_id: z.string().nullable(), bps: count })),
      }),
    ),
    refusals: [],
    async run() {
      // Agreed rates are left out: they are between Farthing and a freelancer.
      const items = (await scheduleHistory()).map((schedule) => ({
        ...schedule,
        rates: schedule.rates.filter(({ handle }) => handle === null),
      }));
      return { items, next: null };
    },
  }),
];
