/** Groups of gigs as the store sends them: one text instead of a thousand rows, which take longer to read than to count. */
import { sql } from "#app/domain/store/store.ts";
import type { FacetGroup } from "./facet-counts.ts";

/** Aggregates rows with the columns of `FacetGroup` (delivery, priced and gigs included) into one text. */
export function asOneText() {
  return sql`coalesce(string_agg(c.category || '|' || c.kind || '|' || c.currency || '|' || c.band::text || '|' || c.delivery::text
    || case when c.priced then '|1|' else '|0|' end || c.gigs::text, E'\n'), '')`;
}

export function fromOneText(text: string): FacetGroup[] {
  if (text === "") return [];
  return text.split("\n").map((line) => {
    const [category = "", kind = "", currency = "", ...numbers] = line.split("|");
    const [band = 0, delivery = 0, priced = 0, gigs = 0] = numbers.map(Number);
    return { category, kind, currency, band, delivery, priced: priced === 1, gigs };
  });
}
