/** What the cards of a conversation show: its offers, awarded requests and changes, each kind in one statement. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor, Viewer } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Parties } from "#app/domain/access/party.ts";
import { orderTalk } from "#app/domain/messages/order-talk.ts";
import type { OrderTalk } from "#app/domain/messages/order-talk.ts";
import type { LineKind, ThreadLine } from "#app/domain/messages/thread-lines.ts";
import { sql } from "#app/domain/store/store.ts";
import { readChanges } from "./changes/read-changes.ts";
import type { Change } from "./changes/read-changes.ts";
import { offerList } from "./offer-list.ts";
import type { OfferInList } from "./offer-list.ts";
import { awardsOf } from "./requests/awards-of.ts";
import type { Award } from "./requests/awards-of.ts";

/** By the id of the offer, request or change. */
export interface Deals {
  offers: Record<string, OfferInList>;
  requests: Record<string, Award>;
  changes: Record<string, Change>;
}

/** The caller has read `lines` for the viewer, who is one of the two people. A kind that no line is of is not read. */
export async function dealsOf(viewer: UserActor, lines: readonly ThreadLine[]): Promise<Deals> {
  const ids = (kind: LineKind) => [
    ...new Set(lines.flatMap((line) => (line.kind === kind ? (line.subjectId ?? []) : []))),
  ];
  const [offers, requests, changes] = await Promise.all([
    whereAny(ids("offer"), async (some) => (await offerList(viewer, { ids: some })).offers),
    whereAny(ids("request"), (some) => awardsOf(viewer, some)),
    whereAny(ids("change"), (some) => changesIn(viewer, some)),
  ]);
  return {
    offers: Object.fromEntries(offers.map((offer) => [offer.id, offer])),
    requests: Object.fromEntries(requests.map((award) => [award.requestId, award])),
    changes: Object.fromEntries(changes.map((change) => [change.id, change])),
  };
}

async function whereAny<T>(ids: string[], read: (ids: string[]) => Promise<T[]>): Promise<T[]> {
  return ids.length === 0 ? [] : read(ids);
}

async function changesIn(viewer: UserActor, ids: string[]): Promise<Change[]> {
  const changes = await readChanges(
    sql`c.id = any(${ids}::text[]) and ${viewer.id} in (o.buyer_id, o.freelancer_id)`,
  );
  const now = nowDate();
  return changes.map((change) =>
    change.state === "proposed" && change.answerBy <= now
      ? { ...change, state: "expired" }
      : change,
  );
}

export interface OrderTalkWithDeals extends OrderTalk {
  deals: Deals;
}

/** The messages about an order with what their cards show. The caller has checked that the viewer may see the order. */
export async function orderTalkWithDeals(
  viewer: Viewer,
  orderId: string,
  parties: Required<Parties>,
): Promise<OrderTalkWithDeals | null> {
  requireAbility(viewer, "messages.read");
  const talk = await orderTalk(viewer, orderId, parties);
  return talk === null || viewer === null
    ? null
    : { ...talk, deals: await dealsOf(viewer, talk.lines) };
}
