/** Adds the buyer's reference and metadata to events of their orders; the bodies for other receivers leave them out. */
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { sql } from "#app/domain/store/store.ts";

interface Own {
  id: string;
  reference: string | null;
  metadata: Record<string, string> | null;
}

/**
 * Read when the messages are written, from an order that never changes: events need no copy of it, and a message that is sent
 * again keeps its body.
 */
export async function withOwnFacts(events: RelayEvent[]): Promise<RelayEvent[]> {
  const ids = [...new Set(events.flatMap(({ payload }) => payload.orderId ?? []))];
  if (ids.length === 0) return events;
  const rows = await sql<Own[]>`
    select id, reference, metadata from orders
    where id = any(${ids}::text[]) and (reference is not null or metadata is not null)`;
  if (rows.length === 0) return events;
  const own = new Map(rows.map((row) => [row.id, row]));
  return events.map((event) => {
    const { reference = null, metadata = null } = own.get(event.payload.orderId ?? "") ?? {};
    const facts = {
      ...(reference === null ? {} : { reference }),
      ...(metadata === null ? {} : { metadata }),
    };
    return { ...event, payload: { ...event.payload, ...facts } };
  });
}
