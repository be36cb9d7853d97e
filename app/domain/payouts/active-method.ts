/** A freelancer's present payout account as pages may show it: never more than its last four characters. */
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { lastOutcome } from "./last-outcome.ts";

export interface PayoutMethod {
  id: string;
  holder: string;
  tail: string;
  createdAt: Date;
  coolsUntil: Date;
  /** The state of the last finished payout to it: after a failure there is no further automatic payout. */
  lastState: "settled" | "failed" | "returned" | null;
}

export async function activeMethod(
  userId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<PayoutMethod | null> {
  const [row] = await reader<PayoutMethod[]>`
    select m.id, m.holder, m.account_tail as tail, m.created_at as "createdAt", m.cools_until as "coolsUntil",
           ${lastOutcome(reader)} as "lastState"
    from payout_methods m where m.user_id = ${userId} and m.removed_at is null`;
  return row ?? null;
}
