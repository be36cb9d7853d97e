/** Staff remove one picture of a gig, with a reason that its freelancer reads. The gig and its other pictures stay. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { actsFor } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { emptyShown } from "#app/domain/files/shown/add-shown.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { TAKE_DOWN_REASON } from "./picture-rules.ts";

export interface TakenDown {
  pictureId: string;
  /** Of the picture's gig. */
  gigId: string;
  reason: string;
  /** The door deletes the bytes of these. */
  goneKeys: string[];
}

interface Row {
  ownerId: string;
  title: string;
}

/**
 * The answer is stored with the command: the record of who removed what, and why. Refuses `not_found` to others, for unknown pictures
 * and for those that are removed already, `own_account` for a picture of their own, and `invalid_input` without a reason.
 */
export async function takeDownGigPicture(
  actor: UserActor,
  input: { gigId: string; pictureId: string; reason: string; key: string },
): Promise<Outcome<TakenDown>> {
  const { gigId, pictureId, key } = input;
  requireAbility(actor, "catalog.take_down_picture");
  const reason = requireWritten(input.reason, "reason", TAKE_DOWN_REASON);
  const remembered = { gigId, pictureId, reason };
  const spec = { name: "catalog.take_down_picture" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    // The person first, as every change of a gallery locks them.
    const [row] = await tx.sql<Row[]>`
      select u.id as "ownerId", g.title from gigs g join users u on u.id = g.freelancer_id
      where g.id = ${gigId} for no key update of u`;
    const { ownerId, title } = found(row);
    if (actsFor(actor, ownerId)) refuse("own_account");
    const there = await tx.sql`
      select id from shown_pictures
      where id = ${pictureId} and gig_id = ${gigId} and owner_id = ${ownerId} and state <> 'removed'`;
    found(there[0]);
    const goneKeys = await emptyShown(tx, [pictureId]);
    const payload = { userId: ownerId, gigId, pictureId, title, note: reason };
    await enqueue(tx, [{ name: "gig.picture_taken_down", subjectId: gigId, payload }]);
    return { pictureId, gigId, reason, goneKeys };
  });
}
