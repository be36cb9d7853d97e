/** One conversation, for one of its two people. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { reachOf } from "#app/domain/people/blocks/reach-of.ts";
import { awayUntil } from "#app/domain/people/time-off/time-off.ts";
import type { Reach } from "#app/domain/people/blocks/reach-of.ts";
import { sql } from "#app/domain/store/store.ts";
import { partnerOf } from "./partner.ts";
import type { Partner } from "./partner.ts";
import { threadLines } from "./thread-lines.ts";
import type { LinesPage } from "./thread-lines.ts";

export interface ThreadPage extends LinesPage {
  id: string;
  partner: Partner;
  /** While the partner takes no orders: until when. */
  partnerAwayUntil: Date | null;
  /** Whether messages can be sent to the partner now. */
  reach: Reach;
  unread: number;
  /** The newest line that the viewer had read before; null for none. */
  readTo: string | null;
  archived: boolean;
  muted: boolean;
  newestId: string;
}

/** The part of an id after its prefix; with `~`, the place right behind that id. */
const PLACE = /^[0-9a-z]{26}~?$/;

interface Head extends Omit<ThreadPage, keyof LinesPage | "reach"> {
  otherId: string;
}

/** `before`: as `older` of a newer page. Refuses `not_found` for threads of others, staff included. */
export async function threadPage(
  viewer: UserActor,
  threadId: string,
  before: string | null = null,
): Promise<ThreadPage> {
  requireAbility(viewer, "messages.read");
  if (!isId("thread", threadId)) refuse("not_found");
  if (before !== null && !PLACE.test(before)) refuse("not_found");
  const [row] = await sql<Head[]>`
    select m.thread_id as id, m.other_id as "otherId", ${partnerOf("u")} as partner, ${awayUntil("u.id")} as "partnerAwayUntil", m.unread, m.read_to as "readTo",
           m.archived_at is not null as archived, m.muted_at is not null as muted, m.newest_id as "newestId"
    from thread_members m join users u on u.id = m.other_id
    where m.thread_id = ${threadId} and m.user_id = ${viewer.id}`;
  const { otherId, ...head } = found(row);
  const asked = { threadId, pair: [viewer.id, otherId] as const, viewerId: viewer.id, before };
  const [page, reach] = await Promise.all([threadLines(asked), reachOf(viewer, otherId)]);
  return { ...head, reach, ...page };
}
