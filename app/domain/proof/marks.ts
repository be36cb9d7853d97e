/** Up to where the books are proved, kept in the store by the proofs themselves. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { settledIn } from "#app/domain/ledger/settled.ts";
import type { Settled } from "#app/domain/ledger/settled.ts";
import type { Tx } from "#db/client.server.ts";

/** Everything with these numbers or smaller ones is meant. */
export type Mark = Settled;

/**
 * Where the newest healthy proof ended; null when there is none, or when the store knows of fewer transfers or commands than it:
 * then it came from another store, and only a full proof may follow.
 */
export async function newestMark(tx: Tx): Promise<Mark | null> {
  const [mark] = await tx<Mark[]>`
    select transfer_id as "transferId", command_place as "commandPlace" from proofs
    where transfer_id is not null order by transfer_id desc, command_place desc limit 1`;
  const [drawn] = await tx<Mark[]>`
    select (select last_value from transfers_id_seq) as "transferId", (select last_value from commands_place_seq) as "commandPlace"`;
  if (mark === undefined || drawn === undefined) return null;
  return isBeyond(mark, drawn) ? null : mark;
}

/** Where a proof made in this transaction's snapshot ends: what is settled in it, never behind the last one. */
export async function endOf(tx: Tx, newest: Mark | null): Promise<Mark> {
  const settled = await settledIn(tx);
  return newest === null || isBeyond(settled, newest) ? settled : newest;
}

/** A mark settled later is larger in both numbers, or equal. */
export function isBeyond(a: Mark, b: Mark): boolean {
  return a.transferId > b.transferId || a.commandPlace > b.commandPlace;
}

export interface ProofRow {
  coverage: "full" | "new";
  since: Mark | null;
  /** Null when the books were wrong: the next proof begins where this one did. */
  until: Mark | null;
  ms: number;
  verification: unknown;
}

export async function storeProof(tx: Tx, proof: ProofRow): Promise<void> {
  const number = (value: bigint | undefined) => (value === undefined ? null : `${value}`);
  await tx`
    insert into public.proofs (id, coverage, at, ms, healthy, since_transfer_id, since_command_place, transfer_id, command_place, verification)
    values (${newId("proof")}, ${proof.coverage}, ${nowDate()}, ${`${proof.ms}`}::float8::int, ${proof.until !== null},
            ${number(proof.since?.transferId)}, ${number(proof.since?.commandPlace)},
            ${number(proof.until?.transferId)}, ${number(proof.until?.commandPlace)},
            ${JSON.stringify(proof.verification)}::text::jsonb)`;
}

/**
 * Notes what the accounts this proof added up came to at its mark: what it saw, less the transfers beyond the mark. Reads
 * `account_positions` as it lies in the transaction.
 */
export async function storeBalances(tx: Tx, until: Mark, all: boolean): Promise<void> {
  if (all) await tx`delete from public.proven_balances`;
  await tx`
    insert into public.proven_balances as kept (account_id, micros)
    select p.account_id, coalesce(p.micros, 0) - coalesce(l.micros, 0)
    from account_positions p
    left join (
      select account_id, currency, exact_sum(change) as micros from (
        select credit_account_id as account_id, currency, amount_micros as change
        from public.transfers where id > ${`${until.transferId}`}::bigint
        union all
        select debit_account_id, currency, -amount_micros from public.transfers where id > ${`${until.transferId}`}::bigint
      ) t group by account_id, currency
    ) l on l.account_id = p.account_id and l.currency = p.currency
    where p.kind <> 'escrow'
    on conflict (account_id) do update set micros = excluded.micros where kept.micros <> excluded.micros`;
}
