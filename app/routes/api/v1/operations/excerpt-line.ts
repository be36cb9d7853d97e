/** The shape of a line of a conversation that staff read. */
import { z } from "zod";
import { WARNINGS } from "#app/domain/messages/warnings/warnings-in.ts";
import { file, id, model, moment } from "#app/routes/api/v1/shapes.ts";

export const excerptLine = model("ConversationLine", {
  id: id("threadLine"),
  kind: z.enum(["message", "offer", "request", "change"]),
  author_id: id("user").nullable(),
  author_name: z.string().nullable(),
  body: z.string(),
  at: moment,
  files: z.array(file),
  warnings: z.array(z.enum(WARNINGS)),
});
