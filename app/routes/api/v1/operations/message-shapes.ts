/** Shapes of conversations in answers of the API. */
import { z } from "zod";
import { count, file, id, model, moment, person } from "#app/routes/api/v1/shapes.ts";

const threadFacts = {
  id: id("thread"),
  partner: person,
  unread: count,
  archived: z.boolean(),
  muted: z.boolean(),
};

export const threadSummary = model("ThreadSummary", {
  ...threadFacts,
  newest: z.object({
    id: id("threadLine"),
    kind: z.string(),
    excerpt: z.string(),
    own: z.boolean(),
    files: count,
    at: moment,
  }),
});

const line = model("ThreadLine", {
  id: z.string(),
  kind: z.enum(["message", "offer", "request", "change", "order", "dispute"]),
  author_id: z.string().nullable(),
  body: z.string().meta({ description: "A message's Markdown, or a sentence or title." }),
  subject_id: z.string().nullable().meta({ description: "The gig, offer, order or dispute." }),
  order_id: z.string().nullable(),
  at: moment,
  files: z.array(file),
});

export const threadShape = model("Thread", {
  ...threadFacts,
  reachable: z.boolean().meta({ description: "Messages can be sent to the other person now." }),
  blocked: z.boolean().meta({ description: "You have blocked the other person." }),
  partner_away_until: moment.nullable().meta({
    description: "While the other person takes no orders: until when. Null otherwise.",
  }),
  read_to: z.string().nullable(),
  newest_id: id("threadLine"),
  items: z.array(line).meta({ description: "Oldest first." }),
  next: z.string().nullable().meta({ description: "The cursor of the lines before these." }),
});

export const messageFound = model("MessageFound", {
  id: id("threadLine"),
  thread_id: id("thread"),
  partner: person,
  own: z.boolean(),
  excerpt: z.string(),
  at: moment,
});
