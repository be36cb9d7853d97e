/** Operations that read offers: one's own list, and one offer with all its versions. */
import { z } from "zod";
import { offerList } from "#app/domain/agreements/offer-list.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { queryTruth } from "#app/routes/api/v1/query-fields.ts";
import {
  count,
  cursor,
  file,
  id,
  model,
  moment,
  money,
  page,
  person,
  version,
} from "#app/routes/api/v1/shapes.ts";
import { foundByOwn, shownOwn } from "./own-fields.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const side = z.enum(["buyer", "freelancer"]);
const state = z.enum(["open", "accepted", "declined", "withdrawn", "expired"]);

const unconfirmed = z.boolean().meta({
  description:
    "An open version of the buyer that cannot be accepted: the buyer has to confirm it again, by sending it as a new version.",
});

const summary = model("OfferSummary", {
  id: id("offer"),
  state,
  version,
  unconfirmed,
  side: side.meta({ description: "Which side you are." }),
  author: side.meta({ description: "Which side wrote the current version." }),
  title: z.string(),
  total: money,
  held: money.meta({ description: "What acceptance takes from the buyer's balance at once." }),
  other: person,
  made_at: moment,
  expires_at: moment,
  order_id: id("order").nullable(),
  ...shownOwn,
});

const versionShape = model("OfferVersion", {
  number: version,
  author: side,
  title: z.string(),
  brief: z.string(),
  lines: z.array(
    z.object({ title: z.string(), scope: z.string(), price: money, days: count, revisions: count }),
  ),
  funded: count.meta({
    description: "How many lines are funded at acceptance, from the first on.",
  }),
  total: money,
  held: money,
  commission: money,
  net: money,
  bps: count,
  valid_days: count,
  at: moment,
  files: z.array(file),
});

const offerShape = model("Offer", {
  id: id("offer"),
  state,
  version: version.meta({ description: "The current version: only this one can be accepted." }),
  unconfirmed,
  side,
  author: side,
  gig_id: id("gig").nullable(),
  order_id: id("order").nullable(),
  buyer: person,
  freelancer: person,
  made_at: moment,
  expires_at: moment,
  ended_at: moment.nullable(),
  ...shownOwn,
  versions: z.array(versionShape),
});

export const READING_OFFERS: Operation[] = [
  defineRead({
    id: "offers.list",
    method: "GET",
    path: "/offers",
    summary: "List the offers you made and received, newest first",
    scopes: ["read"],
    query: z.object({ open: queryTruth.optional(), ...foundByOwn("offers"), cursor }),
    answer: page(summary),
    refusals: ["invalid_input"],
    async run({ actor, query }) {
      const { offers, nextBefore } = await offerList(actor, {
        before: query.cursor,
        open: query.open,
        reference: query.reference,
        metadata: query.metadata,
      });
      return { items: offers, next: nextBefore };
    },
  }),
  defineRead({
    id: "offers.read",
    method: "GET",
    path: "/offers/{id}",
    summary: "Read an offer of yours with all its versions",
    scopes: ["read"],
    params: z.object({ id: id("offer") }),
    answer: offerShape,
    refusals: ["not_found"],
    run: ({ actor, params }) => offerPage(actor, params.id),
  }),
];
