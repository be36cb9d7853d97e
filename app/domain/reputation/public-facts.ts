/**
 * What the records are computed from, order by order and without names or money: everybody can compute them again. The two sides of
 * one order say as little in common as their records allow, in an order and by cursors of each side's own, so that a stranger who has
 * both lists cannot put the two together.
 */
import { sql } from "#app/domain/store/store.ts";
import { tellingFacts } from "./records.ts";

interface OrderFact {
  /** The month it ended in, UTC: `2026-11`. */
  endedIn: string;
  paid: boolean;
  disputed: boolean;
  /** False between accounts in the same hands. */
  counted: boolean;
}

export interface SellerFact extends OrderFact {
  onTime: boolean | null;
  again: boolean;
}

export interface BuyerFact extends OrderFact {
  bySilence: boolean | null;
  decideSeconds: number | null;
  revised: boolean;
}

export interface FactPage<F = SellerFact | BuyerFact> {
  facts: F[];
  /** Null on the last page. */
  next: string | null;
}

const FACTS_PER_PAGE = 100;

type Fragment = ReturnType<typeof tellingFacts>;

/** The orders of the last year that say something, those of the newest month first. `after` is the `next` of the page before. */
export function sellerFacts(userId: string, after: string | null): Promise<FactPage<SellerFact>> {
  const own = sql`'onTime', f.on_time, 'again', f.again`;
  return publicFacts({ side: "seller", whose: sql`f.freelancer_id = ${userId}`, own }, after);
}

export function buyerFacts(userId: string, after: string | null): Promise<FactPage<BuyerFact>> {
  const own = sql`'bySilence', f.by_silence, 'decideSeconds', f.decide_seconds, 'revised', f.revised`;
  return publicFacts({ side: "buyer", whose: sql`f.buyer_id = ${userId}`, own }, after);
}

interface Side {
  side: "seller" | "buyer";
  whose: Fragment;
  /** Fields of this side's facts alone. */
  own: Fragment;
}

/** In a month by a hash of the order's id, which strangers do not know, and of the side. */
async function publicFacts<F extends OrderFact>(
  { side, whose, own }: Side,
  after: string | null,
): Promise<FactPage<F>> {
  const [, month = "", hash = ""] = CURSOR.exec(after ?? "") ?? [];
  const rows = await sql<{ hash: string; fact: F }[]>`
    select f.hash, json_build_object('endedIn', f.month, 'paid', f.paid, 'disputed', f.disputed, 'counted', not f.same_hands, ${own}) as fact
    from (select f.*, to_char(f.ended_at at time zone 'UTC', 'YYYY-MM') as month, md5(f.order_id || ${` ${side}`}) as hash
          from order_facts f where ${whose} and ${tellingFacts()}) f
    where ${month} = '' or f.month < ${month} or (f.month = ${month} and f.hash > ${hash})
    order by f.month desc, f.hash limit ${FACTS_PER_PAGE + 1}`;
  const shown = rows.slice(0, FACTS_PER_PAGE);
  const last = shown.at(-1);
  const isMore = rows.length > FACTS_PER_PAGE && last !== undefined;
  const next = isMore ? `${last.fact.endedIn}.${last.hash}` : null;
  return { facts: shown.map(({ fact }) => fact), next };
}

/** The month and the hash of the last fact of a page. */
export const CURSOR = /^(\d{4}-\d{2})\.([0-9a-f]{32})$/;
