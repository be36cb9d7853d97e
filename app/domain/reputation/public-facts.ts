/** What the records are computed from, order by order and without names or money: everybody can compute them again. */
import { sql } from "#app/domain/store/store.ts";
import { tellingFacts } from "./records.ts";

export interface OrderFact {
  /** The day it ended, UTC: `2026-11-30`. */
  endedOn: string;
  paid: boolean;
  onTime: boolean | null;
  again: boolean;
  bySilence: boolean | null;
  decideSeconds: number | null;
  revised: boolean;
  disputed: boolean;
  /** False between accounts in the same hands. */
  counted: boolean;
}

export interface FactPage {
  facts: OrderFact[];
  /** Null on the last page. */
  next: string | null;
}

const FACTS_PER_PAGE = 100;

/** The orders of the last year that say something, those noted last first. `after` is the `next` of the page before, and must be digits. */
export async function publicFacts(
  of: { freelancerId: string } | { buyerId: string },
  after: string | null,
): Promise<FactPage> {
  const whose =
    "buyerId" in of ? sql`f.buyer_id = ${of.buyerId}` : sql`f.freelancer_id = ${of.freelancerId}`;
  const rows = await sql<{ position: string; fact: OrderFact }[]>`
    select f.position::text, json_build_object(
             'endedOn', to_char(f.ended_at at time zone 'UTC', 'YYYY-MM-DD'), 'paid', f.paid, 'onTime', f.on_time, 'again', f.again,
             'bySilence', f.by_silence, 'decideSeconds', f.decide_seconds, 'revised', f.revised, 'disputed', f.disputed,
             'counted', not f.same_hands) as fact
    from order_facts f
    where ${whose} and ${tellingFacts()} and (${after}::text is null or f.position < ${after}::text::bigint)
    order by f.position desc limit ${FACTS_PER_PAGE + 1}`;
  const shown = rows.slice(0, FACTS_PER_PAGE);
  const next = rows.length > FACTS_PER_PAGE ? (shown.at(-1)?.position ?? null) : null;
  return { facts: shown.map(({ fact }) => fact), next };
}
