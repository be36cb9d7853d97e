/** The clock's step: ends offers whose current version was not accepted in time. */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { endOffer } from "./end-offer.ts";
import { lockOffers } from "./locked-offer.ts";

const BATCH = 50;

interface DueOffer {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  expiresAt: string;
}

/** Returns how many offers expired. Safe at any time and in parallel. */
export function expireOffers(control: RunControl = {}): Promise<number> {
  return workThrough(
    {
      name: "agreements.expire_offers",
      idOf: ({ id }) => id,
      due: chunks(dueOffers),
      carryOut: (offers) => expire(offers.map(({ id }) => id)),
      batch: BATCH,
    },
    control,
  );
}

function dueOffers(after: DueOffer | null): Promise<DueOffer[]> {
  const { expiresAt, id } = after ?? { expiresAt: "-infinity", id: "" };
  return sql<DueOffer[]>`
    select id, expires_at::text as "expiresAt" from offers
    where state = 'open' and expires_at <= ${nowDate()} and (expires_at, id) > (${expiresAt}::text::timestamptz, ${id})
    order by expires_at, id limit ${BATCH}`;
}

async function expire(ids: string[]): Promise<number> {
  const key = newFormKey();
  const spec = { name: "agreements.expire_offers" as const, actor: CLOCK, key, input: { ids } };
  const { answer } = await command(spec, async (tx) => {
    const locked = await lockOffers(tx, ids);
    // An offer that got a new version or an end between the query and the lock stays as it is.
    const due = locked.filter(
      ({ state, expiresAt }) => state === "open" && expiresAt <= tx.command.at,
    );
    for (const offer of due) await endOffer(tx, offer, "expire", null);
    return { expired: due.length };
  });
  return answer.expired;
}

/** A step: ends the open offers of a person whose account is closed. */
export async function endOffersOf(tx: Tx, userId: string): Promise<void> {
  const open = await tx.sql<{ id: string }[]>`
    select id from offers where state = 'open' and (buyer_id = ${userId} or freelancer_id = ${userId})`;
  if (open.length === 0) return;
  for (const offer of await lockOffers(
    tx,
    open.map(({ id }) => id),
  ))
    if (offer.state === "open") await endOffer(tx, offer, "expire", null);
}
