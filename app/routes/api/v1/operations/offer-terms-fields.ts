/** The fields of a version's terms in a request, and what they are refused with. */
import { z } from "zod";
import { OFFER_LIMITS } from "#app/domain/agreements/offer-terms.ts";
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";
import { amount } from "#app/routes/api/v1/shapes.ts";

const LIMITS = OFFER_LIMITS;
const whole = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

const line = z.strictObject({
  title: sentText({ ...LIMITS.lineTitle, lines: "one" }),
  scope: sentText({ ...LIMITS.scope, lines: "many" }).default(""),
  price: amount,
  days: whole(LIMITS.days),
  revisions: whole(LIMITS.revisions),
});

export const termsFields = {
  title: sentText({ ...LIMITS.title, lines: "one" }),
  brief: sentText({ ...LIMITS.brief, lines: "many" }).default(""),
  lines: z.array(line).min(1).max(MAX_AGREED_LINES),
  funded: z.enum(["all", "first"]).default("all").meta({
    description:
      "Whether acceptance takes the price of all lines or of the first only. Nothing is held for later lines until the buyer funds them.",
  }),
  valid_days: whole(LIMITS.validDays).default(7),
  total: z.string().max(30).meta({
    description: "The sum of the lines. Another one is refused with `lines_do_not_add_up`.",
  }),
};

export const termsRefusals: readonly RefusalCode[] = [
  "lines_do_not_add_up",
  "empty_list",
  "too_many_items",
  "cap_exceeded",
];

type SentFields = z.output<z.ZodObject<typeof termsFields>>;

export function sentTerms(fields: SentFields): { terms: OfferTerms; total: string } {
  const { total, valid_days: validDays, lines, ...terms } = fields;
  const priced = lines.map(({ price: priceMicros, ...rest }) => ({ ...rest, priceMicros }));
  return { terms: { ...terms, validDays, lines: priced }, total };
}
