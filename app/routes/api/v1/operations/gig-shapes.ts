/** Shapes of gigs in answers of the API, as everybody reads them. */
import { z } from "zod";
import { QUESTION_KINDS } from "#app/domain/catalog/questions/question.ts";
import { count, id, model, moment, money } from "#app/routes/api/v1/shapes.ts";
import { shownPicture } from "#app/routes/api/v1/shown-links.ts";

/** A gig in a list. */
const busyShape = z
  .object({ why: z.enum(["away", "full"]), until: moment.nullable() })
  .nullable()
  .meta({
    description:
      "While it takes no orders: its freelancer is away, or it has as many orders in work as it takes; and when it takes orders again, null where nothing is due. Null while it takes orders.",
  });

export const gigLine = model("GigSummary", {
  id: id("gig"),
  title: z.string(),
  handle: z.string(),
  seller_name: z.string(),
  unclaimed: z.boolean().meta({
    description:
      "The freelancer came with an imported catalogue and has not joined yet, so the gig cannot be ordered.",
  }),
  category_id: z.string(),
  tags: z.array(z.string()),
  from: money,
  delivery_days: count,
  unit_name: z.string().nullable(),
  language: z.string().meta({
    description: "What its texts are written in, by BCP 47, or `other`.",
  }),
  busy: busyShape,
  cover: shownPicture.nullable().meta({ description: "Its first picture; null without one." }),
});

export const packageShape = model("GigPackage", {
  tier: z.enum(["basic", "standard", "premium"]),
  title: z.string(),
  description: z.string(),
  price: money,
  delivery_days: count,
  revisions: count,
});

export const questionShape = model("GigQuestion", {
  key: z.string().meta({ description: "Names the question in an answer." }),
  ask: z.string(),
  kind: z.enum(QUESTION_KINDS),
  required: z.boolean(),
  options: z.array(z.string()),
});

export const faqShape = model("GigFaqEntry", { question: z.string(), answer: z.string() });

export const awayShape = z
  .object({ back_at: moment, note: z.string() })
  .nullable()
  .meta({ description: "While the freelancer takes no orders; null otherwise." });

export const extraShape = model("GigExtra", {
  id: id("extra"),
  title: z.string(),
  price: money,
  extra_days: count,
});
