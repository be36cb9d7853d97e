/** Finds one size of a picture for a viewer who asks for its address. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { SHOWN_NAME, SHOWN_TYPES, shownName } from "#app/domain/files/shown/shown-picture.ts";
import type { ShownFile } from "#app/domain/files/shown/shown-picture.ts";

export interface StoredShown {
  storageKey: string;
  mediaType: string;
  /** False for a picture that only its owner and staff may see now: nothing may keep it. */
  open: boolean;
}

interface Row {
  ownerId: string;
  ownerState: string;
  gigState: string | null;
  ofGig: boolean;
  files: ShownFile[];
  keys: string[];
}

/**
 * Open to everybody while its gig is published or paused and its owner may be seen. Of a draft its freelancer alone sees it, of a
 * blocked gig staff as well. Refuses `not_found`, also for a name that does not say the hash of the bytes.
 */
export async function readShown(viewer: Viewer, id: string, name: string): Promise<StoredShown> {
  if (!isId("shownPicture", id) || !SHOWN_NAME.test(name)) refuse("not_found");
  const [row] = await sql<Row[]>`
    select p.owner_id as "ownerId", u.state as "ownerState", g.state as "gigState", p.gig_id is not null as "ofGig", p.files, p.keys
    from shown_pictures p join users u on u.id = p.owner_id left join gigs g on g.id = p.gig_id
    where p.id = ${id} and p.state = 'ready'`;
  const { files, keys, ...standing } = found(row);
  const at = files.findIndex((file) => shownName(file) === name);
  const [file, storageKey] = [found(files[at]), found(keys[at])];
  const open = isOpen(standing);
  if (!open) requireOwner(viewer, standing);
  return {
    storageKey,
    mediaType: SHOWN_TYPES[file.format],
    open,
  };
}

function isOpen({ ownerState, ofGig, gigState }: Omit<Row, "files" | "keys">): boolean {
  const seen = ownerState === "active" || ownerState === "unclaimed";
  return seen && (!ofGig || gigState === "published" || gigState === "paused");
}

/** Refuses `not_found` to all but the people who may see it all the same. */
function requireOwner(viewer: Viewer, { ownerId, gigState }: Omit<Row, "files" | "keys">): void {
  const ability = gigState === "blocked" ? "gigs.read_blocked" : "gigs.read_draft";
  requireParty(viewer, ability, { freelancerId: ownerId });
}
