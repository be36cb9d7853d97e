/** Shapes that operations share: ids, amounts, moments, pages. */
import { z } from "zod";
import { ID_PREFIXES } from "#app/domain/kernel/ids.ts";
import { amountField, wholeNumber } from "#app/http/form.ts";
import type { IdKind } from "#app/domain/kernel/ids.ts";

export { currency, money } from "#app/http/money-codec.ts";

export function id(kind: IdKind) {
  return z.string().regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`));
}

export const AMOUNT_WORDS = "A decimal amount such as 12.50: more than zero, at most six decimals.";

/** An amount in a request: `12.50`, at most six decimals, never a number. */
export const amount = amountField.meta({
  description: AMOUNT_WORDS,
  examples: ["12.50", "0.0015"],
});

export const moment = z.iso.datetime({ precision: 3 });
/** For amounts paid with card money. */
export const fundsClearAt = moment.nullable().meta({
  description:
    "Paid with card money, which can still be charged back: earnings are available no sooner than this. Null for other money.",
});
export const count = z.int().min(0);
export const version = z.int().min(1).max(2_000_000_000);

/** A person as other people see them. */
export const person = z.object({ handle: z.string(), name: z.string() });

export const file = z.object({ id: id("file"), name: z.string(), bytes: count });

export const cursor = z.string().min(1).max(200).optional().meta({
  description: "`next` of the page before; the `Link` header has the whole address.",
});

/** The query parameter `?limit=`, in digits. */
export function limit(most: number) {
  return wholeNumber(1, most).optional();
}

/** A page of a list; `next` is null on the last page. */
export function page(item: z.ZodObject) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
