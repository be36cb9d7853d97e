/** What went through the books so far, by kind of transfer: for the staff's overview. */
import { sql } from "#app/domain/store/store.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { TransferKind } from "./transfer-kinds.ts";

export interface KindTotal {
  kind: TransferKind;
  currency: Currency;
  transfers: bigint;
  micros: bigint;
  /** How many of them are corrections, counted with their own sign turned round. */
  reversals: bigint;
}

/** Corrections are taken off the sum: it says what really moved. */
export async function kindTotals(): Promise<KindTotal[]> {
  return sql<KindTotal[]>`
    select kind, currency, count(*) as transfers, count(reverses_id) as reversals,
           sum(case when reverses_id is null then amount_micros else -amount_micros end)::bigint as micros
    from transfers group by kind, currency order by currency, kind`;
}
