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

/** Every picture of the viewer's own gig in its order; none for other people's gigs. */
export async function ownPictures(viewer: UserActor, gigId: string): Promise<OwnPicture[]> {
  requireAbility(viewer, "my_gigs.pictures");
  return sql<OwnPicture[]>`
    select p.id, p.state, p.alt, p.refusal, case when p.state = 'ready' then ${shownIn("p")} end as shown
    from shown_pictures p
    where p.gig_id = ${gigId} and p.owner_id = ${viewer.id} and p.state <> 'removed' order by p.position, p.id`;
}
