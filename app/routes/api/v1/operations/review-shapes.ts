/** Shapes of reviews in answers of the API. */
import { z } from "zod";
import { STAR_WORDS } from "#app/domain/reviews/review-marks.ts";
import { count, id, model, moment, person } from "#app/routes/api/v1/shapes.ts";

export const star = z.int().min(1).max(STAR_WORDS.length);
const mark = star
  .nullable()
  .meta({ description: "1 to 5, or null where its author said nothing." });

export const marks = model("ReviewMarks", {
  as_described: mark,
  on_time: mark,
  communication: mark,
  clear_brief: mark,
  fair_answers: mark,
});

const hidden = model("HiddenWords", {
  reason: z.string().meta({ description: "A code." }),
  sentence: z.string(),
}).nullable();

/** A published review. */
export const reviewShape = model("Review", {
  id: id("review"),
  side: z
    .enum(["buyer", "freelancer"])
    .meta({ description: "The side of the order that wrote it." }),
  stars: star,
  marks,
  text: z
    .string()
    .nullable()
    .meta({ description: "Null where staff hid it; `hidden` then says why." }),
  hidden,
  at: moment.meta({ description: "When it was published." }),
  author: person,
  subject: person,
  gig: z.object({ id: id("gig"), title: z.string() }).nullable(),
  reply: z.object({ text: z.string().nullable(), hidden, at: moment }).nullable(),
  not_counted: z.enum(["same_hands", "hidden"]).nullable().meta({
    description:
      "Why it counts for no score: `same_hands` if both accounts share a payout account or a browser, `hidden` if staff hid it as not about the work. Null where it counts.",
  }),
});

export const reviewCountsShape = model("ReviewCounts", {
  published: count,
  counted: count,
  stars: count.meta({ description: "Sum of the stars of the reviews that count." }),
});
