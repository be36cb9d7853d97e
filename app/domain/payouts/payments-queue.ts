/** The queue of payments for staff: operations with unknown outcome, and unexplained money (decision 85). */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { explainedReceipts, openReceipts } from "#app/domain/deposits/suspense-receipts.ts";
import type { ExplainedReceipt, OpenReceipt } from "#app/domain/deposits/suspense-receipts.ts";

export interface QueuedOperation {
  id: string;
  handle: string;
  currency: Currency;
  amountMicros: bigint;
  state: string;
  providerRef: string | null;
  failure: string | null;
  attempts: number;
  createdAt: Date;
  nextAt: Date | null;
}

export interface StrayMessage {
  id: string;
  gateway: string;
  outcome: string | null;
  receivedAt: Date;
}

export interface PaymentsQueue {
  deposits: QueuedOperation[];
  /** Unknown, or waiting for money at the bank. */
  payouts: QueuedOperation[];
  /** Failed or returned in the last thirty days. */
  brokenPayouts: QueuedOperation[];
  suspense: OpenReceipt[];
  /** Assigned in the last thirty days. */
  explained: ExplainedReceipt[];
  messages: StrayMessage[];
}

const LIMIT = 100;

/** For staff only; refuses `not_found` to others. */
export async function paymentsQueue(actor: Actor): Promise<PaymentsQueue> {
  requireAbility(actor, "staff.payments.list");
  const columns = sql`
    o.id, u.handle, o.currency, o.amount_micros as "amountMicros", o.state, o.provider_ref as "providerRef", o.failure,
    o.attempts, o.created_at as "createdAt", o.next_at as "nextAt"`;
  const [deposits, payouts, brokenPayouts, suspense, explained, messages] = await Promise.all([
    sql<QueuedOperation[]>`
      select ${columns} from deposits o join users u on u.id = o.user_id
      where o.state = 'unknown' order by o.id limit ${LIMIT}`,
    sql<QueuedOperation[]>`
      select ${columns} from payouts o join users u on u.id = o.user_id
      where o.state = 'unknown' or (o.state = 'queued' and o.failure is not null) order by o.id limit ${LIMIT}`,
    sql<QueuedOperation[]>`
      select ${columns} from payouts o join users u on u.id = o.user_id
      where o.state in ('failed', 'returned') and o.returned_at > ${hoursAfter(nowDate(), -30 * 24)} order by o.id desc limit ${LIMIT}`,
    openReceipts(sql, LIMIT),
    explainedReceipts(sql, hoursAfter(nowDate(), -30 * 24), LIMIT),
    sql<StrayMessage[]>`
      select id, gateway, outcome, received_at as "receivedAt" from provider_messages
      where outcome in ('mismatch', 'unknown_reference', 'unknown_currency')
         or (applied_at is null and received_at < ${hoursAfter(nowDate(), -1)})
      order by received_at desc limit ${LIMIT}`,
  ]);
  return { deposits, payouts, brokenPayouts, suspense, explained, messages };
}

/** Makes an operation due for a poll now; the caller then asks the provider. Refuses `not_found`. */
export async function pollNow(
  actor: Actor,
  input: { id: string; key: string },
): Promise<Outcome<object>> {
  requireAbility(actor, "payouts.look_now");
  const { id, key } = input;
  return command({ name: "payouts.look_now", actor, key, input: { id } }, async (tx) => {
    const table = id.startsWith("dep_") ? tx.sql`deposits` : tx.sql`payouts`;
    const written = await tx.sql`
      update ${table} set next_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${id} and state in ('created', 'pending', 'queued', 'submitted', 'unknown')`;
    if (written.count === 0) refuse("not_found");
    return {};
  });
}
