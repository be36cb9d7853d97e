/** What the page of a first message shows: the person it goes to, and what it is about. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { reachOf } from "#app/domain/people/blocks/reach-of.ts";
import type { Reach } from "#app/domain/people/blocks/reach-of.ts";
import { sql } from "#app/domain/store/store.ts";
import { isOfPair } from "./message-subject.ts";
import { partnerByHandle, threadBetween } from "./partner.ts";
import type { Partner } from "./partner.ts";

export interface NewMessage {
  partner: Partner;
  reach: Reach;
  about: { kind: "gig" | "order"; id: string; title: string } | null;
  /** The thread that the two have already; null without one. */
  threadId: string | null;
}

interface Asked {
  to: string;
  gigId?: string | undefined;
  orderId?: string | undefined;
}

/** A gig or an order that is not of the two is left out. Refuses `not_found` and `own_message`. */
export async function newMessage(viewer: UserActor, asked: Asked): Promise<NewMessage> {
  requireAbility(viewer, "messages.send");
  const partner = await partnerByHandle(viewer.id, asked.to);
  const [reach, threadId, about] = await Promise.all([
    reachOf(viewer, partner.id),
    threadBetween(viewer.id, partner.id),
    subjectOf([viewer.id, partner.id], asked),
  ]);
  // The name of a suspended or closed account is for those who had to do with it.
  if (!partner.hasPage && threadId === null && about?.kind !== "order") refuse("not_found");
  return { partner, reach, about, threadId };
}

async function subjectOf(
  pair: [string, string],
  { gigId = "", orderId = "" }: Asked,
): Promise<NewMessage["about"]> {
  const [row] = await sql<NonNullable<NewMessage["about"]>[]>`
    select 'order' as kind, o.id, o.title from orders o
    where ${isOfPair(pair, orderId)}
    union all
    select 'gig', id, title from gigs
    where id = ${gigId} and freelancer_id = any(${pair}::text[]) and state in ('published', 'paused')
    limit 1`;
  return row ?? null;
}
