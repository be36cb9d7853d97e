/** Awarded requests as the two people of the award read them in their conversation. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Award {
  requestId: string;
  proposalId: string;
  title: string;
  currency: Currency;
  /** Of the proposal that got it. */
  totalMicros: bigint;
  lines: number;
  orderId: string;
}

/** Those of the requests that were awarded by the viewer or to the viewer. */
export async function awardsOf(viewer: UserActor, requestIds: string[]): Promise<Award[]> {
  requireAbility(viewer, "proposals.mine");
  return sql<Award[]>`
    select r.id as "requestId", p.id as "proposalId", r.title, r.currency, p.total_micros as "totalMicros",
           jsonb_array_length(p.lines) as lines, r.order_id as "orderId"
    from buyer_requests r join proposals p on p.request_id = r.id and p.state = 'awarded'
    where r.id = any(${requestIds}::text[]) and ${viewer.id} in (p.buyer_id, p.freelancer_id)`;
}
