/** Shapes of people's records in answers of the API. */
import { z } from "zod";
import { LEVELS } from "#app/domain/reputation/levels.ts";
import { count, model } from "#app/routes/api/v1/shapes.ts";

const share = model("RecordShare", { count, of: count });
const day = z.iso.date();

const score = model("Score", {
  reviews: count.meta({ description: "Reviews that count, whenever they were published." }),
  stars: count.meta({ description: "The sum of their stars." }),
  value: z.string().nullable().meta({
    description:
      "(stars + 5 × 4) ÷ (reviews + 5), rounded half up to two decimals. Null without a review.",
  }),
});

const common = {
  handle: z.string(),
  name: z.string(),
  since: day.meta({ description: "The first day, UTC, whose orders count." }),
  score,
  orders: count.meta({ description: "Facts that are `counted` and `paid`." }),
};

/** Of first messages, not of orders. */
export const answersShape = model("Answers", {
  seconds: count.nullable().meta({
    description:
      "Median seconds from a first message to the answer: the value at place ⌈of ÷ 2⌉ of the times. Null where fewer than half were answered.",
  }),
  of: count.meta({ description: "First messages of the last 90 days that count." }),
  answered: count,
});

export const sellerRecordShape = model("SellerRecord", {
  ...common,
  level: z.enum(LEVELS.map(({ level }) => level)),
  on_time: share.meta({ description: "Of counted facts whose `on_time` is not null." }),
  again: share.meta({ description: "Of counted and paid facts." }),
  disputed: share.meta({ description: "Of counted facts." }),
  answers: answersShape,
  answer_times: z.array(count.nullable()).meta({
    description: "The seconds `answers` is computed from, shortest first; null for no answer.",
  }),
});

export const buyerRecordShape = model("BuyerRecord", {
  ...common,
  decides: model("RecordMedian", { seconds: count, of: count }).nullable().meta({
    description:
      "The median of `decide_seconds` of counted facts: sorted, the value at place ⌈n ÷ 2⌉. Null without one.",
  }),
  by_silence: share.meta({ description: "Of counted facts whose `by_silence` is not null." }),
  revised: share.meta({ description: "Of counted facts." }),
  disputed: share.meta({ description: "Of counted facts." }),
});

const fact = {
  ended_in: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .meta({ description: "The month it ended in, UTC." }),
  paid: z.boolean(),
  disputed: z.boolean(),
  counted: z.boolean().meta({ description: "False between accounts in the same hands." }),
};

export const sellerFactShape = model("SellerFact", {
  ...fact,
  on_time: z.boolean().nullable(),
  again: z.boolean(),
});

export const buyerFactShape = model("BuyerFact", {
  ...fact,
  by_silence: z.boolean().nullable(),
  decide_seconds: count.nullable(),
  revised: z.boolean(),
});
