/** The pretend providers' own books. They know nothing of Farthing's tables, and Farthing reads them through the ports only. */
import { randomBytes } from "node:crypto";
import { sql } from "#app/domain/store/store.ts";
import { world } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";

export type PretendGateway = "cards" | "bank" | "settlements";

export interface Operation {
  id: string;
  gateway: PretendGateway;
  operationKey: string;
  state: string;
  minorUnits: bigint;
  currency: string;
  target: string;
  script: string;
  failure: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  settlementRef: string | null;
}

const OF_THE_SANDBOX = "sandbox-";

/** Unguessable, because a hosted page's address is all one needs to open it. It says which world's books it stands in. */
export function newReference(prefix: string): string {
  const of = world() === "live" ? "" : OF_THE_SANDBOX;
  return `${of}${prefix}_${randomBytes(15).toString("base64url")}`;
}

/** Where to look for a reference. */
export function worldOfReference(ref: string): World {
  return ref.startsWith(OF_THE_SANDBOX) ? "sandbox" : "live";
}

const columns = () => sql`
  id, gateway, operation_key as "operationKey", state, minor_units as "minorUnits", currency, target, script, failure,
  created_at as "createdAt", finished_at as "finishedAt", settlement_ref as "settlementRef"`;

/** Begins an operation, or gives back the one begun under the same key. `begun` tells which. */
export async function beginOperation(
  operation: Omit<Operation, "settlementRef">,
): Promise<{ operation: Operation; begun: boolean }> {
  const o = operation;
  const written = await sql`
    insert into pretend.operations (id, gateway, operation_key, state, minor_units, currency, target, script, failure, created_at, finished_at)
    values (${o.id}, ${o.gateway}, ${o.operationKey}, ${o.state}, ${o.minorUnits}, ${o.currency}, ${o.target}, ${o.script},
            ${o.failure}, ${o.createdAt}, ${o.finishedAt})
    on conflict (gateway, operation_key) do nothing`;
  const kept = await findOperation(o.gateway, { key: o.operationKey });
  if (kept === null) throw new Error("The sandbox lost an operation it had just begun.");
  return { operation: kept, begun: written.count === 1 };
}

export async function findOperation(
  gateway: PretendGateway,
  by: { ref: string } | { key: string },
): Promise<Operation | null> {
  const which = "ref" in by ? sql`id = ${by.ref}` : sql`operation_key = ${by.key}`;
  const [row] = await sql<
    Operation[]
  >`select ${columns()} from pretend.operations where gateway = ${gateway} and ${which}`;
  return row ?? null;
}

/** Finishes an open operation; false when it was finished before. */
export async function finishOperation(
  ref: string,
  end: { state: string; script: string; failure: string | null; finishedAt: Date },
): Promise<boolean> {
  const written = await sql`
    update pretend.operations set state = ${end.state}, script = ${end.script}, failure = ${end.failure},
      finished_at = ${end.finishedAt}
    where id = ${ref} and state = 'open'`;
  return written.count === 1;
}

/** Puts every payment that is finished and in no batch yet into a batch per currency. */
export async function closeBatches(at: Date): Promise<void> {
  const open = await sql<{ currency: string }[]>`
    select distinct currency from pretend.operations
    where gateway = 'cards' and state = 'paid' and finished_at <= ${at} and settlement_ref is null`;
  for (const { currency } of open) {
    const ref = newReference("stl");
    // One statement, so that a payment is never marked without its batch.
    await sql`
      with batched as (
        update pretend.operations set settlement_ref = ${ref}
        where gateway = 'cards' and state = 'paid' and finished_at <= ${at} and settlement_ref is null and currency = ${currency}
        returning minor_units
      )
      insert into pretend.operations (id, gateway, operation_key, state, minor_units, currency, target, script, created_at, finished_at)
      select ${ref}, 'settlements', ${ref}, 'paid', sum(minor_units), ${currency}, 'bank', 'succeed', ${at}, ${at}
      from batched having count(*) > 0`;
  }
}

/** The batches closed since, each with its payments. */
export async function batchesSince(
  since: Date,
): Promise<Array<Operation & { payments: Operation[] }>> {
  const batches = await sql<Operation[]>`
    select ${columns()} from pretend.operations where gateway = 'settlements' and created_at >= ${since} order by created_at, id`;
  const payments = await sql<Operation[]>`
    select ${columns()} from pretend.operations where settlement_ref = any(${batches.map((batch) => batch.id)}::text[])`;
  return batches.map((batch) => ({
    ...batch,
    payments: payments.filter((payment) => payment.settlementRef === batch.id),
  }));
}
