/** Staff ask a freelancer to mend the texts of a gig. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { disguisedGigs } from "./disguised-texts.ts";
import type { DisguisedGig } from "./disguised-texts.ts";

/**
 * Tells the gig's freelancer which fields to type anew. Refuses `not_found` (also for everybody but staff), `nothing_to_mend`,
 * and `gig_unclaimed` when the freelancer has no account yet and cannot read the request.
 */
export async function askToMend(
  actor: UserActor,
  { key, id }: { key: string; id: string },
): Promise<Outcome<{ id: string; fields: string[] }>> {
  requireAbility(actor, "catalog.ask_to_mend");
  return command({ name: "catalog.ask_to_mend", actor, key, input: { id } }, async (tx) => {
    found((await tx.sql`select 1 from gigs where id = ${id}`)[0]);
    const [gig] = await tx.sql<DisguisedGig[]>`${disguisedGigs({ id, limit: 1 })}`;
    if (gig === undefined) refuse("nothing_to_mend");
    if (!gig.claimed) refuse("gig_unclaimed");
    const payload = {
      userId: gig.freelancerId,
      title: plainTitle(gig.title),
      change: gig.fields.join(", "),
    };
    await enqueue(tx, [{ name: "gig.to_mend", subjectId: id, payload }]);
    return { id, fields: gig.fields };
  });
}

/** Without the signs, which would turn the notice's own words around. */
function plainTitle(title: string): string {
  return title.replace(/[\u202A-\u202E\u2066-\u2069]/gu, "");
}
