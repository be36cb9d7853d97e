/** The part of a conversation that is about one order, for the pages of the order, its tasks and disputes. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { partyOf } from "#app/domain/access/party.ts";
import type { Parties } from "#app/domain/access/party.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { reachIn } from "#app/domain/people/blocks/reach-of.ts";
import type { Reach } from "#app/domain/people/blocks/reach-of.ts";
import { standingWith } from "#app/domain/people/blocks/require-reachable.ts";
import type { Between } from "#app/domain/people/blocks/require-reachable.ts";
import { sql } from "#app/domain/store/store.ts";
import { partnerOf } from "./partner.ts";
import type { Partner } from "./partner.ts";
import { linesOfOrder } from "./thread-lines.ts";
import type { ThreadLine } from "./thread-lines.ts";

export interface OrderTalk {
  viewerId: string;
  partner: Partner;
  /** Null before the first word between the two. */
  threadId: string | null;
  reach: Reach;
  /** The newest messages about the order, oldest first. */
  lines: ThreadLine[];
}

/** The caller has checked that the viewer may see the order. Null for staff, who do not read conversations. */
export async function orderTalk(
  viewer: Viewer,
  orderId: string,
  { buyerId, freelancerId }: Required<Parties>,
): Promise<OrderTalk | null> {
  requireAbility(viewer, "messages.read");
  const party = partyOf({ buyerId, freelancerId }, viewer);
  if (viewer === null || (party !== "buyer" && party !== "freelancer")) return null;
  const otherId = party === "buyer" ? freelancerId : buyerId;
  const [[row], lines] = await Promise.all([
    sql<(Between & { partner: Partner; threadId: string | null })[]>`
      select ${partnerOf("u")} as partner, ${standingWith(viewer.id)},
             (select m.thread_id from thread_members m where m.user_id = ${viewer.id} and m.other_id = u.id) as "threadId"
      from users u where u.id = ${otherId}`,
    linesOfOrder(orderId),
  ]);
  if (row === undefined) return null;
  const { partner, threadId, ...standing } = row;
  return { viewerId: viewer.id, partner, threadId, reach: reachIn(viewer, standing), lines };
}
