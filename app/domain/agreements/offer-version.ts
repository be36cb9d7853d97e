/** Reads the versions of offers with their lines: for acceptance, for the page, and for programs. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { AgreedLine, AgreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { sql } from "#app/domain/store/store.ts";
import type { OfferSide } from "./offer-lifecycle.ts";
import { heldAtOnce } from "./offer-terms.ts";

export interface OfferVersion extends AgreedQuote {
  number: number;
  author: OfferSide;
  title: string;
  brief: string;
  /** How many lines are funded at acceptance, and their price. */
  funded: number;
  heldMicros: bigint;
  scheduleId: string;
  validDays: number;
  tokenId: string | null;
  at: Date;
}

type VersionRow = Omit<OfferVersion, "lines" | "heldMicros" | "netMicros">;

/** The versions of an offer, oldest first; or only the one of that number. */
export async function offerVersions(
  offerId: string,
  number: number | null = null,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<OfferVersion[]> {
  const versions = await reader<VersionRow[]>`
    select v.number, v.author, v.title, v.brief, v.funded, v.total_micros as "totalMicros",
           v.commission_micros as "commissionMicros", v.bps, v.schedule_id as "scheduleId", v.valid_days as "validDays",
           v.token_id as "tokenId", v.at, o.currency
    from offer_versions v join offers o on o.id = v.offer_id
    where v.offer_id = ${offerId} and v.number = coalesce(${number}, v.number) order by v.number`;
  const lines = await reader<(AgreedLine & { version: number })[]>`
    select version, title, scope, price_micros as "priceMicros", days, revisions from offer_lines
    where offer_id = ${offerId} and version = coalesce(${number}, version) order by version, position`;
  const byVersion = Map.groupBy(lines, ({ version }) => version);
  return versions.map((row) => withLines(row, byVersion.get(row.number) ?? []));
}

function withLines(row: VersionRow, rows: Array<AgreedLine & { version: number }>): OfferVersion {
  const lines = rows.map(({ title, scope, priceMicros, days, revisions }) => ({
    title,
    scope,
    priceMicros,
    days,
    revisions,
  }));
  return {
    ...row,
    currency: row.currency satisfies Currency,
    lines,
    heldMicros: heldAtOnce(lines, row.funded),
    netMicros: row.totalMicros - row.commissionMicros,
  };
}
