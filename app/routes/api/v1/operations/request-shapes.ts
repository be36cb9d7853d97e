/** The shapes of requests and proposals in the API. */
import { z } from "zod";
import { count, file, id, model, moment, money, person } from "#app/routes/api/v1/shapes.ts";
import { shownOwn } from "./own-fields.ts";
import { extended } from "#app/routes/api/v1/shapes.ts";

export const requestId = id("buyerRequest");
export const proposalId = id("proposal");
export const requestParams = z.object({ id: requestId });
export const proposalParams = z.object({ id: proposalId });

export const requestLine = model("RequestSummary", {
  id: requestId,
  title: z.string(),
  excerpt: z.string(),
  category_id: z.string(),
  ceiling: money.nullable().meta({
    description: "What the buyer holds for it. Null where the buyer hides it from everybody else.",
  }),
  days: count,
  state: z.enum(["open", "awarded", "withdrawn", "expired"]),
  proposals: count,
  looked_at: moment.nullable().meta({ description: "When the buyer last opened it." }),
  posted_at: moment,
  closes_at: moment.meta({
    description: "If it is not awarded by then, the whole ceiling goes back to the buyer.",
  }),
  buyer: person,
  ...shownOwn,
});

const proposalLine = z.object({
  title: z.string(),
  scope: z.string(),
  price: money,
  days: count,
  revisions: count,
});

export const proposal = model("Proposal", {
  id: proposalId,
  request_id: requestId,
  title: z.string().meta({ description: "The request's title." }),
  side: z.enum(["buyer", "freelancer"]),
  note: z.string(),
  lines: z.array(proposalLine),
  total: money,
  net: money.nullable().meta({ description: "After commission. For the freelancer only." }),
  state: z.enum(["made", "withdrawn", "awarded", "passed"]).meta({
    description: "`passed`: the request ended in another way.",
  }),
  shortlisted_at: moment.nullable().meta({ description: "For the buyer only." }),
  above_ceiling: z.boolean().nullable().meta({
    description: "Whether it costs more than the request holds. For the buyer only.",
  }),
  made_at: moment,
  ended_at: moment.nullable(),
  order_id: id("order").nullable(),
  buyer: person,
  freelancer: person,
});

export const request = extended("Request", requestLine, {
  description: z.string(),
  ceiling_hidden: z.boolean(),
  side: z.enum(["buyer", "freelancer"]),
  ended_at: moment.nullable(),
  order_id: id("order").nullable(),
  files: z.array(file),
  own: proposal.nullable().meta({ description: "Your own newest proposal." }),
});
