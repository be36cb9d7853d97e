/** Shapes that operations share: ids, amounts, moments, pages. */
import { z } from "zod";
import { ID_PREFIXES } from "#app/domain/kernel/ids.ts";
import { amountField } from "#app/http/form.ts";
import { queryNumber } from "./query-fields.ts";
import type { IdKind } from "#app/domain/kernel/ids.ts";

export { currency, money } from "#app/http/money-codec.ts";

export function id(kind: IdKind) {
  return z.string().regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`));
}

export const AMOUNT_WORDS =
  "A decimal amount such as 12.50, more than zero, with at most six decimals.";

/** An amount in a request: `12.50`, at most six decimals, never a number. */
export const amount = amountField.meta({
  description: AMOUNT_WORDS,
  examples: ["12.50", "0.0015"],
});

export const moment = z.iso.datetime({ precision: 3 });
/** For amounts paid with card money. */
export const fundsClearAt = moment.nullable().meta({
  description:
    "Set if the order was paid with card money that can still be charged back: earnings are available from this moment at the earliest. Null for other money.",
});
export const count = z.int().min(0);
export const version = z.int().min(1).max(2_000_000_000);

/** An answer's object with a name: it stands once in the document, and generated clients call its type so. */
export function model<S extends z.ZodRawShape>(name: string, fields: S) {
  return z.object(fields).meta({ id: name });
}

/** A model with more fields, under a name of its own. */
export function extended<S extends z.ZodRawShape, M extends z.ZodRawShape>(
  name: string,
  base: z.ZodObject<S>,
  more: M,
) {
  return base.extend(more).meta({ id: name });
}

/** A person as other people see them. */
export const person = model("Person", { handle: z.string(), name: z.string() });

export const file = model("File", { id: id("file"), name: z.string(), bytes: count });

export const cursor = z.string().min(1).max(200).optional().meta({
  description: "`next` of the previous page. The `Link` header has the whole address.",
});

/** The query parameter `?limit=`. */
export function limit(most: number) {
  return queryNumber(1, most).optional();
}

/** A page of a list; `next` is null on the last page. A page of named items has a name too. */
export function page(item: z.ZodObject) {
  const made = z.object({ items: z.array(item), next: z.string().nullable() });
  const name = z.globalRegistry.get(item)?.id;
  return name === undefined ? made : made.meta({ id: `${name.replace(/Summary$/, "")}Page` });
}
