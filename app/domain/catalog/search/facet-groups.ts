/** Groups of gigs as the store sends them: one text instead of a thousand rows, which take longer to read than to count. */
import { sql } from "#app/domain/store/store.ts";
import type { FacetGroup } from "./facet-counts.ts";

/** Aggregates rows with the columns of `FacetGroup` (delivery, priced and gigs included) into one text. */
export function asOneText() {
  return sql`coalesce(string_agg(concat_ws('|', c.category, c.kind, c.currency, c.band, c.delivery, c.priced::int, c.gigs), E'\n'), '')`;
}

export function fromOneText(text: string): FacetGroup[] {
  if (text === "") return [];
  return text.split("\n").map((line) => {
    const [category = "", kind = "", currency = "", ...numbers] = line.split("|");
    const [band = 0, delivery = 0, priced = 0, gigs = 0] = numbers.map(Number);
    return { category, kind, currency, band, delivery, priced: priced === 1, gigs };
  });
}

/**
 * Kept counts of all gigs for sale: by top category, and by subcategory where its parent is chosen. They are kept by price band, not by
 * price, so typed limits of the price are not in them.
 */
export async function keptGroups(category: string | null): Promise<FacetGroup[]> {
  const top = category?.split("/")[0] ?? "";
  const [row] = await sql<{ groups: string }[]>`
    select ${asOneText()} as groups from (
      select category, kind, currency, band, delivery, true as priced, sum(gigs) as gigs from search_counts
      where (within = '' and category <> ${top}) or (within = ${top} and within <> '') group by 1, 2, 3, 4, 5
      having sum(gigs) <> 0) c`;
  return fromOneText(row?.groups ?? "");
}
