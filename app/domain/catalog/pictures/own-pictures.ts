/** Reads the pictures of a gig as its freelancer arranges them: those that are not ready as well. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { shownIn } from "#app/domain/files/shown/select-shown.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";

export interface OwnPicture {
  id: string;
  state: "waiting" | "ready" | "refused";
  alt: string;
  /** Word of `why-refused.ts`. */
  refusal: string | null;
  /** Null until it is ready. */
  shown: ShownPicture | null;
}

/** A picture that staff removed, with their reason. */
export interface RemovedByStaff {
  id: string;
  alt: string;
  reason: string;
  at: Date;
}

/** Of the viewer's own gig, newest first; none for other people's gigs. The command that removed a picture has the reason. */
export async function removedByStaff(viewer: UserActor, gigId: string): Promise<RemovedByStaff[]> {
  requireAbility(viewer, "my_gigs.pictures");
  return sql<RemovedByStaff[]>`
    select p.id, p.alt, c.answer->>'reason' as reason, c.at
    from shown_pictures p join commands c on c.id = p.command_id and c.name = 'catalog.take_down_picture'
    where p.gig_id = ${gigId} and p.owner_id = ${viewer.id} and p.state = 'removed' order by c.at desc, p.id desc limit 20`;
}

/** Every picture of the viewer's own gig in its order; none for other people's gigs. */
export async function ownPictures(viewer: UserActor, gigId: string): Promise<OwnPicture[]> {
  requireAbility(viewer, "my_gigs.pictures");
  return sql<OwnPicture[]>`
    select p.id, p.state, p.alt, p.refusal, case when p.state = 'ready' then ${shownIn("p")} end as shown
    from shown_pictures p
    where p.gig_id = ${gigId} and p.owner_id = ${viewer.id} and p.state <> 'removed' order by p.position, p.id`;
}
