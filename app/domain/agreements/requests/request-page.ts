/** One request as a person may see it: its buyer with all, freelancers without a hidden ceiling, others while it is open. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { filesOf } from "#app/domain/files/read-files.ts";
import type { FileFacts } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { ownProposal } from "./proposal-views.ts";
import type { ProposalView } from "./proposal-views.ts";
import { requestSelect } from "./request-list.ts";
import type { RequestListing } from "./request-list.ts";

export interface RequestView extends RequestListing {
  description: string;
  ceilingHidden: boolean;
  endedAt: Date | null;
  /** The buyer, or anybody else who may read it. */
  side: "buyer" | "freelancer";
  /** The buyer's account is open, so that there is a record to read. */
  buyerActive: boolean;
  files: FileFacts[];
  /** The viewer's own newest proposal. */
  own: ProposalView | null;
  /** For the buyer and the freelancer who got it. */
  orderId: string | null;
}

interface More {
  description: string;
  ceilingHidden: boolean;
  endedAt: Date | null;
  orderId: string | null;
  buyerId: string;
  buyerActive: boolean;
}

/** Refuses `not_found` for one that is over, where the viewer neither posted it nor made a proposal. */
export async function requestView(viewer: UserActor, requestId: string): Promise<RequestView> {
  requireAbility(viewer, "requests.read");
  if (!isId("buyerRequest", requestId)) refuse("not_found");
  const [listing, [more], own, files] = await Promise.all([
    sql<RequestListing[]>`${requestSelect(viewer.id)} where r.id = ${requestId}`,
    sql<More[]>`
      select r.description, r.ceiling_hidden as "ceilingHidden", r.ended_at as "endedAt", r.order_id as "orderId", r.buyer_id as "buyerId",
             u.state = 'active' as "buyerActive"
      from buyer_requests r join users u on u.id = r.buyer_id where r.id = ${requestId}`,
    ownProposal(viewer.id, requestId),
    filesOf([requestId]),
  ]);
  const { buyerId, orderId, ...facts } = found(more);
  const { buyerActive } = facts;
  const view = found(listing[0]);
  const isBuyer = actsFor(viewer, buyerId);
  if (!isBuyer && own === null && (view.state !== "open" || !buyerActive)) refuse("not_found");
  return {
    ...view,
    ...facts,
    side: isBuyer ? "buyer" : "freelancer",
    files,
    own,
    orderId: isBuyer || own?.state === "awarded" ? orderId : null,
  };
}

/** Notes that the buyer opened the request: freelancers read when that last was. Does nothing for others. */
export async function noteLook(personId: string, requestId: string): Promise<void> {
  const at = nowDate();
  await sql`
    insert into request_looks as l (request_id, at)
    select id, ${at}::timestamptz from buyer_requests where id = ${requestId} and buyer_id = ${personId} and state = 'open'
    on conflict (request_id) do update set at = excluded.at where l.at < excluded.at - interval '1 minute'`;
}
