/** Reads a gig back in the shape it was written, for the edit form and for judging whether it can be sold. */
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";
import type { GigContent, GigExtra, GigPackage } from "./gig-content.ts";

interface GigRow {
  kind: "package" | "unit";
  title: string;
  description: string;
  buyerBrief: string;
  categoryId: string;
  tags: string[];
  currency: Currency;
  fromMicros: bigint;
  deliveryDays: number;
  unitName: string | null;
}

/** The content of a gig, whoever owns it, or null when there is none. The caller decides who may see it. */
export async function readContent(sql: Sql | TxSql, id: string): Promise<GigContent | null> {
  const [gig] = await sql<GigRow[]>`
    select kind, title, description, buyer_brief as "buyerBrief", category_id as "categoryId", tags, currency,
           from_micros as "fromMicros", delivery_days as "deliveryDays", unit_name as "unitName"
    from gigs where id = ${id}`;
  if (gig === undefined) return null;
  const { kind, fromMicros, deliveryDays, unitName, ...said } = gig;
  if (kind === "unit")
    return {
      ...said,
      offer: { kind, unitName: unitName ?? "", priceMicros: fromMicros, deliveryDays },
    };
  const [packages, extras] = await Promise.all([readPackages(sql, id), readExtras(sql, id)]);
  return { ...said, offer: { kind, packages, extras } };
}

/** In the order basic, standard, premium. */
export async function readPackages(sql: Sql | TxSql, id: string): Promise<GigPackage[]> {
  return [
    ...(await sql<GigPackage[]>`
      select tier, title, description, price_micros as "priceMicros", delivery_days as "deliveryDays", revisions
      from gig_packages where gig_id = ${id} order by array_position(array['basic', 'standard', 'premium'], tier)`),
  ];
}

/** In the order the freelancer wrote them, each with its id. */
export async function readExtras(
  sql: Sql | TxSql,
  id: string,
): Promise<Array<GigExtra & { id: string }>> {
  return [
    ...(await sql<Array<GigExtra & { id: string }>>`
      select id, title, price_micros as "priceMicros", extra_days as "extraDays"
      from gig_extras where gig_id = ${id} order by position, id`),
  ];
}
