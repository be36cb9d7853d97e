/** The clock tells buyers of offers and milestones of theirs that have to be confirmed again, once for each version. */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { tellOfChange } from "./changes/tell-of-unconfirmed.ts";
import { isChangeUnconfirmed } from "./changes/change-unconfirmed.ts";
import { lockOffer } from "./locked-offer.ts";
import { isOfferUnconfirmed } from "./offer-unconfirmed.ts";
import { offerVersions } from "./offer-version.ts";
import { offerPayload } from "./tell-offer.ts";

const NAME = "agreements.tell_of_unconfirmed" as const;
const CHUNK = 100;

interface Unconfirmed {
  id: string;
  kind: "offer" | "change";
}

/** Returns how many were told of. Safe at any time, in parallel and after a kill. */
export async function tellOfUnconfirmed(control: RunControl = {}): Promise<number> {
  const carryOut = async (items: Unconfirmed[]) => {
    const input = { items: items.map(({ id, kind }) => ({ id, kind })) };
    const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input };
    return (await command(spec, async (tx) => ({ told: await tellAll(tx, items) }))).answer.told;
  };
  const due = chunks<Unconfirmed>((after) => next(after?.id ?? ""));
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: 1 }, control);
}

/** In the order of ids; those of changes come before those of offers. */
function next(after: string): Promise<Unconfirmed[]> {
  const now = nowDate();
  return sql<Unconfirmed[]>`
    select c.id, 'change' as kind from order_changes c join orders o on o.id = c.order_id
    where c.state = 'proposed' and c.unconfirmed_at is null and c.id > ${after} and ${isChangeUnconfirmed(now)}
    union all
    select o.id, 'offer' from offers o join offer_versions v on v.offer_id = o.id and v.number = o.version
    where o.state = 'open' and o.unconfirmed_version is distinct from o.version and o.id > ${after} and ${isOfferUnconfirmed(now)}
    order by id limit ${CHUNK}`;
}

async function tellAll(tx: Tx, items: readonly Unconfirmed[]): Promise<number> {
  let told = 0;
  for (const { id, kind } of items)
    if (await (kind === "offer" ? tellOfOffer(tx, id) : tellOfChange(tx, id))) told += 1;
  return told;
}

/** Looks again under the lock: a new version is confirmed by itself. */
async function tellOfOffer(tx: Tx, id: string): Promise<boolean> {
  const offer = await lockOffer(tx, id);
  const still = await tx.sql`
    update offers o set unconfirmed_version = o.version, command_id = ${tx.command.id}
    from offer_versions v
    where o.id = ${id} and v.offer_id = o.id and v.number = o.version and o.unconfirmed_version is distinct from o.version
      and ${isOfferUnconfirmed(tx.command.at)}
    returning o.id`;
  if (still.length === 0) return false;
  const version = found((await offerVersions(id, offer.version, tx.sql))[0]);
  const payload = offerPayload({ ...offer, ...version, version: offer.version }, "clock");
  await enqueue(tx, [{ name: "offer.unconfirmed", subjectId: id, payload }]);
  return true;
}
