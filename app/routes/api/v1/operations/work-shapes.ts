/** Shapes of answers that orders and tasks share: their files, questions, agreed lines and the buyer's own facts. */
import { z } from "zod";
import { TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import { count, extended, file, id, moment, money } from "#app/routes/api/v1/shapes.ts";
import { questionShape } from "./gig-shapes.ts";

/** Files that came with the brief or were sent while the order ran. */
export const enclosures = z.array(
  z.object({
    id: id("enclosure"),
    side: z.enum(["buyer", "freelancer"]),
    note: z.string(),
    at: moment,
    files: z.array(file),
  }),
);

/** The gig's questions as they were asked with the order, and the buyer's answers. */
export const questions = z.array(
  extended("AnsweredQuestion", questionShape, {
    answer: z
      .object({
        value: z.string().meta({ description: "Empty where the answer is files." }),
        at: moment,
        files: z.array(file),
      })
      .nullable(),
  }),
);

export const ownFacts = {
  reference: z
    .string()
    .nullable()
    .meta({ description: "The buyer's own name for the order; null for everybody else." }),
  metadata: z
    .record(z.string(), z.string())
    .nullable()
    .meta({ description: "Facts of the buyer's program; null for everybody else." }),
};

export const agreedLine = z
  .object({
    position: z.int().min(1),
    title: z.string(),
    scope: z.string(),
    price: money,
    lowered: money,
    days: count,
    revisions: count,
    task_id: id("task").nullable(),
    state: z.enum(TASK_STATES).nullable(),
    held: money,
    dropped: z.boolean(),
  })
  .meta({
    id: "AgreedLine",
    description:
      "A line of an order that was agreed on line by line. Without a `task_id` it is not funded: nothing is held for it. `lowered` is the part of the price that went back by agreement, `dropped` a line that was left out.",
  });
