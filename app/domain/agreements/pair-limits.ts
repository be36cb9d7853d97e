/** How many open offers two people may have between them, and how many versions one offer may have. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

export const MOST_OPEN_OFFERS = 10;
const MOST_VERSIONS = 50;

/** A step, after the pair's thread was written to, which makes two offers at once wait for each other. Refuses `too_many_offers`. */
export async function requireRoom(tx: Tx, personId: string, otherId: string): Promise<void> {
  const [row] = await tx.sql<{ open: number }[]>`
    select count(*)::int as open from offers
    where state = 'open' and expires_at > ${tx.command.at}
      and ((buyer_id = ${personId} and freelancer_id = ${otherId}) or (buyer_id = ${otherId} and freelancer_id = ${personId}))`;
  if ((row?.open ?? 0) > MOST_OPEN_OFFERS)
    refuse("too_many_offers", { facts: { limit: `${MOST_OPEN_OFFERS}` } });
}

/** Refuses `too_many_offers`. */
export function requireFewVersions(version: number): void {
  if (version < MOST_VERSIONS) return;
  refuse("too_many_offers", {
    sentence: `An offer has at most ${MOST_VERSIONS} versions. Nothing was sent: accept or decline the current one.`,
    facts: { limit: `${MOST_VERSIONS}` },
  });
}
