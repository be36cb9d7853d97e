/** The caller's own reference and metadata: fields of calls that set them, find by them, and read them. */
import { z } from "zod";
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";

const reference = sentText({ max: OWN_LIMITS.reference, lines: "one" });

export const sentMetadata = z
  .record(z.string(), sentText({ max: OWN_LIMITS.value, lines: "many" }))
  .meta({
    description: `Facts of your program, up to ${OWN_LIMITS.keys}: keys of at most ${OWN_LIMITS.key} characters without \`=\`, texts of at most ${OWN_LIMITS.value}. Only you read them.`,
  });

/** For a call that sets them. */
export const sentOwn = (thing: string, more = "") => ({
  reference: reference.optional().meta({
    description: `Your own name for the ${thing}. Only you read it, and every event of the ${thing} that is sent to you has it.${more}`,
  }),
  metadata: sentMetadata.optional(),
});

/** For a list that is found by them. */
export const foundByOwn = (things: string) => ({
  reference: reference.optional().meta({
    description: `Only ${things} to which you gave exactly this reference.`,
  }),
  metadata: sentText({ max: OWN_LIMITS.key + 1 + OWN_LIMITS.value, lines: "many" })
    .optional()
    .meta({ description: `Only ${things} to which you gave this metadata, as \`key=value\`.` }),
});

/** For an answer. */
export const shownOwn = {
  reference: z.string().nullable().meta({ description: "Your own name for it." }),
  metadata: z
    .record(z.string(), z.string())
    .nullable()
    .meta({ description: "The facts of your program." }),
};
