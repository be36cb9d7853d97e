/** Reads a gig's content as commands take it, for the edit form and for the checks before publishing. */
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";
import type { GigContent, GigExtra, GigPackage } from "./gig-content.ts";
import type { AskedQuestion } from "./questions/question.ts";

interface GigRow {
  kind: "package" | "unit";
  title: string;
  description: string;
  buyerBrief: string;
  questions: AskedQuestion[];
  language: string | null;
  categoryId: string;
  tags: string[];
  currency: Currency;
  fromMicros: bigint;
  deliveryDays: number;
  unitName: string | null;
}

/** Any gig's content, or null when it does not exist. The caller checks who may see it. */
export async function readContent(sql: Sql | TxSql, id: string): Promise<GigContent | null> {
  const [gig] = await sql<GigRow[]>`
    select kind, title, description, buyer_brief as "buyerBrief", questions, faq, queue_limit as "queueLimit", case when language_chosen then language end as language, category_id as "categoryId", tags, currency,
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

/** In the freelancer's order, each with its id. */
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
