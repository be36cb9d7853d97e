/** Saves gigs for later and removes them again. Only the member who saved a gig can see it; a removed one leaves no row. */
import { actsFor } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { MAX_SAVED_GIGS } from "./saved-limits.ts";

export interface SavedInput {
  gigId: string;
  key: string;
}

/**
 * One that is saved already stays where it is. Refuses `not_found` unless the gig is for sale or paused, `own_gig`, and `too_many_saved_gigs`.
 */
export async function saveForLater(
  actor: UserActor,
  { gigId, key }: SavedInput,
): Promise<Outcome<{ gigId: string }>> {
  const spec = { name: "catalog.save_for_later" as const, actor, key, input: { gigId } };
  return command(spec, async (tx) => {
    if (!isId("gig", gigId)) refuse("not_found");
    await lockPerson(tx, actor.id);
    const [gig] = await tx.sql<{ freelancerId: string; saved: number; there: boolean }[]>`
      select g.freelancer_id as "freelancerId", (select count(*)::int from saved_gigs where user_id = ${actor.id}) as saved,
        exists (select from saved_gigs w where w.user_id = ${actor.id} and w.gig_id = g.id) as there
      from gigs g where g.id = ${gigId} and g.state in ('published', 'paused')`;
    const { freelancerId, saved, there } = found(gig);
    if (actsFor(actor, freelancerId))
      refuse("own_gig", { sentence: "This is your own gig. You find it under Selling." });
    if (there) return { gigId };
    if (saved >= MAX_SAVED_GIGS)
      refuse("too_many_saved_gigs", { facts: { limit: `${MAX_SAVED_GIGS}` } });
    await tx.sql`
      insert into saved_gigs (user_id, gig_id, saved_at, command_id)
      values (${actor.id}, ${gigId}, ${tx.command.at}, ${tx.command.id})`;
    return { gigId };
  });
}

/** Refuses `not_found` for a gig that is not saved, whether there is one or not. */
export async function removeSaved(
  actor: UserActor,
  { gigId, key }: SavedInput,
): Promise<Outcome<{ gigId: string }>> {
  const spec = { name: "catalog.remove_saved" as const, actor, key, input: { gigId } };
  return command(spec, async (tx) => {
    const gone = await tx.sql`
      delete from saved_gigs where user_id = ${actor.id} and gig_id = ${gigId} returning gig_id`;
    found(gone[0]);
    return { gigId };
  });
}
