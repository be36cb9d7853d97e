/** Posts a card processor's settlement to our bank once, after comparing every payment in it with our books. */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { decimal, isCurrency, microsPerMinorUnit } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { post } from "#app/domain/ledger/post.ts";
import { CARDS } from "./card-fact.ts";

/** A settlement as the processor describes it, in whole minor units. */
export interface Settlement {
  ref: string;
  currency: string;
  minorUnits: bigint;
  payments: Array<{ ref: string; minorUnits: bigint }>;
}

/** The settlements among these that are already in our books. */
export async function settledRefs(refs: string[]): Promise<Set<string>> {
  const rows = await sql<{ ref: string }[]>`
    select distinct subject_id as ref from transfers
    where subject_id = any(${refs}::text[]) and kind = 'processor.settle'`;
  return new Set(rows.map((row) => row.ref));
}

/**
 * Posts `processor.settle`. Refuses `settlement_mismatch` when the sum is not that of its payments, or a payment is not in our
 * books with the same amount: then staff compare the two books by hand.
 */
export async function postSettlement(settlement: Settlement): Promise<void> {
  const { ref, currency, minorUnits, payments } = settlement;
  const spec = {
    name: "deposits.settle_processor" as const,
    actor: CARDS,
    key: `settlement:${ref}`,
    input: { ref, currency, minorUnits },
  };
  await command(spec, async (tx) => {
    if (!isCurrency(currency))
      refuse("settlement_mismatch", { sentence: `We keep no books in ${currency}.` });
    const unit = microsPerMinorUnit(currency);
    const sum = payments.reduce((total, payment) => total + payment.minorUnits, 0n);
    if (sum !== minorUnits || minorUnits <= 0n)
      refuse("settlement_mismatch", {
        sentence: `Batch ${ref} says ${decimal(minorUnits * unit)} ${currency}, its payments sum to ${decimal(sum * unit)}.`,
      });
    await requireKnown(tx, settlement, unit);
    const micros = minorUnits * unit;
    await post(tx, [
      { kind: "processor.settle", from: PLATFORM, to: PLATFORM, currency, micros, subject: ref },
    ]);
    return {};
  });
}

/** Every payment of the settlement must be a deposit or a receipt in suspense. */
async function requireKnown(tx: Tx, settlement: Settlement, unit: bigint): Promise<void> {
  const { ref, currency, payments } = settlement;
  const strangers = await tx.sql<{ ref: string }[]>`
    select p.ref from unnest(
      ${payments.map((payment) => payment.ref)}::text[],
      ${payments.map((payment) => `${payment.minorUnits * unit}`)}::bigint[]) p(ref, micros)
    where not exists (
        select from deposits d where d.provider_ref = p.ref and d.state = 'succeeded' and d.currency = ${currency}
          and d.amount_micros = p.micros)
      and not exists (
        select from transfers t where t.subject_id = p.ref and t.kind = 'suspense.receive' and t.currency = ${currency}
          and t.amount_micros = p.micros)
    limit 5`;
  if (strangers.length > 0)
    refuse("settlement_mismatch", {
      sentence: `Batch ${ref} holds payments that are not in our books: ${strangers.map((row) => row.ref).join(", ")}.`,
    });
}
