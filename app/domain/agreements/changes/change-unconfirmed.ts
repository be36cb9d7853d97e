/** Whether a proposed change waits for its own side to confirm it again: a part of queries, and the same under the locks of an acceptance. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { isUnconfirmed, refuseUnconfirmed } from "#app/domain/agreements/still-authorised.ts";
import type { AuthorisationParts } from "#app/domain/agreements/still-authorised.ts";
import type { ChangeKind } from "./change-kinds.ts";
import type { Change } from "./read-changes.ts";

/** The kind of change by which a side authorises that money of its own goes: the buyer pays for a milestone, the freelancer gives up a part of a price. */
const AUTHORISED_BY = { buyer: "add", freelancer: "lower" } as const satisfies Record<
  Change["by"],
  ChangeKind
>;

/** Condition on the change `c` of the order `o`: false for other kinds, and for all that are over. */
export function isChangeUnconfirmed(now: Date) {
  const of: AuthorisationParts = {
    person: sql`case c."by" when 'buyer' then o.buyer_id else o.freelancer_id end`,
    at: sql`c.proposed_at`,
    token: sql`c.token_id`,
    session: sql`c.session_id`,
  };
  return sql`(case when c.state = 'proposed' and c.answer_by > ${now}
      and c.kind = case c."by" when 'buyer' then ${AUTHORISED_BY.buyer} else ${AUTHORISED_BY.freelancer} end
    then ${isUnconfirmed(of, now)} else false end)`;
}

/** A step, once the change is locked. Refuses `buyer_cannot_pay` and `transition_refused`, which do not say why. */
export async function requireConfirmed(tx: Tx, { id, by, kind }: Change): Promise<void> {
  if (kind !== AUTHORISED_BY[by]) return;
  const [row] = await tx.sql<{ unconfirmed: boolean }[]>`
    select ${isChangeUnconfirmed(tx.command.at)} as unconfirmed
    from order_changes c join orders o on o.id = c.order_id where c.id = ${id}`;
  if (row?.unconfirmed !== true) return;
  if (by === "buyer") refuseUnconfirmed();
  refuse("transition_refused", {
    sentence:
      "The freelancer has to confirm this again before you can accept it. Nothing was changed.",
    facts: { state: "proposed" },
  });
}
