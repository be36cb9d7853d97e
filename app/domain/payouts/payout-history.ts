/** Appends to a payout's history: every transition, with the provider's reason. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { PayoutState, PayoutTransition } from "./payout-lifecycle.ts";

export interface PayoutStep {
  payoutId: string;
  transition: PayoutTransition;
  from: PayoutState | null;
  to: PayoutState;
  note: string;
}

export async function writePayoutHistory(tx: Tx, steps: PayoutStep[]): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map((step) => ({ id: newId("transition"), ...step }));
  await tx.sql`
    insert into payout_transitions (id, payout_id, transition, from_state, to_state, note, at, command_id)
    select id, "payoutId", transition, "from", "to", note, ${tx.command.at}, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "payoutId" text, transition text, "from" text, "to" text, note text)`;
}
