/** What a message is about: a gig of one of its two people, or an order between them. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { stands } from "#app/domain/tasks/order-stands.ts";

interface Subject {
  gigId?: string | undefined;
  orderId?: string | undefined;
}

/** A step. Refuses `not_found` for drafts of gigs, and for what belongs to other people. */
export async function requireSubject(
  tx: Tx,
  pair: [authorId: string, otherId: string],
  { gigId, orderId }: Subject,
): Promise<void> {
  if (gigId !== undefined) {
    const rows = await tx.sql`
      select from gigs where id = ${gigId} and freelancer_id = any(${pair}::text[]) and state in ('published', 'paused')`;
    if (rows.length === 0) refuse("not_found");
  }
  if (orderId === undefined) return;
  const rows = await tx.sql`select from orders o where ${isOfPair(pair, orderId)}`;
  if (rows.length === 0) refuse("not_found");
}

/** Condition on the order `o`: it is between the two. A large order does not exist for its freelancer until it stands. */
export function isOfPair(pair: readonly [viewerId: string, otherId: string], orderId: string) {
  return sql`
    o.id = ${orderId} and o.buyer_id = any(${[...pair]}::text[]) and o.freelancer_id = any(${[...pair]}::text[])
    and (o.buyer_id = ${pair[0]} or ${stands("o.id")})`;
}
