/** Finds the reference and metadata that people gave the orders, offers and requests of events, for the bodies of their own programs. */
import type { RelayEvent } from "#app/domain/events/relay.ts";
import type { EventPayload } from "#app/domain/events/events.ts";
import { sql } from "#app/domain/store/store.ts";

/** What a person's own program reads. */
export interface Own {
  reference?: string;
  metadata?: Record<string, string>;
}

export interface OwnedEvent extends RelayEvent {
  /** By the id of the person whose facts they are. */
  own?: ReadonlyMap<string, Own>;
}

interface Row {
  id: string;
  ownerId: string;
  /** Of an offer: the version that said so. */
  number: number;
  reference: string | null;
  metadata: Record<string, string> | null;
}

/**
 * Read when the messages are written, from rows that never change: events need no copy of them, and a message that is sent again
 * keeps its body. An event about a version has what its author's side had said by then.
 */
export async function withOwnFacts(events: RelayEvent[]): Promise<OwnedEvent[]> {
  const idsIn = (field: "orderId" | "offerId" | "requestId") => [
    ...new Set(events.flatMap(({ payload }) => payload[field] ?? [])),
  ];
  const [orders, offers, requests] = [idsIn("orderId"), idsIn("offerId"), idsIn("requestId")];
  if (orders.length + offers.length + requests.length === 0) return events;
  // The buyer of an offer may have taken back, at its acceptance, what a version of theirs said.
  const agreed = events.flatMap(({ payload: { offerId, orderId } }) =>
    offerId === undefined ? [] : (orderId ?? []),
  );
  const rows = await sql<Row[]>`
    select id, buyer_id as "ownerId", 0 as number, reference, metadata from orders
    where id = any(${orders}::text[]) and (reference is not null or metadata is not null or id = any(${agreed}::text[]))
    union all
    select id, buyer_id, 0, reference, metadata from buyer_requests
    where id = any(${requests}::text[]) and (reference is not null or metadata is not null)
    union all
    select v.offer_id, case v.author when 'buyer' then o.buyer_id else o.freelancer_id end, v.number, v.reference, v.metadata
    from offer_versions v join offers o on o.id = v.offer_id where v.offer_id = any(${offers}::text[])`;
  if (rows.length === 0) return events;
  const byThing = Map.groupBy(rows, ({ id }) => id);
  return events.map((event) => ({ ...event, own: ownIn(event.payload, byThing) }));
}

/** The later ones prevail: a buyer may name the order anew that comes of their offer. */
function ownIn(payload: EventPayload, byThing: Map<string, Row[]>): Map<string, Own> {
  const { orderId = "", requestId = "", offerId = "", version = 0 } = payload;
  const said = (byThing.get(offerId) ?? [])
    .filter(({ number }) => number <= version)
    .toSorted((one, other) => one.number - other.number);
  const rows = [...said, ...(byThing.get(requestId) ?? []), ...(byThing.get(orderId) ?? [])];
  return new Map(rows.map((row) => [row.ownerId, factsOf(row)]));
}

function factsOf({ reference, metadata }: Row): Own {
  return {
    ...(reference === null ? {} : { reference }),
    ...(metadata === null ? {} : { metadata }),
  };
}
