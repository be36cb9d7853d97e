/** Reads proposals for their two people: the buyer's list of a request's, a freelancer's own, and one. */
import { requireAbility, requireParty } from "#app/domain/access/require-ability.ts";
import { commissionOn } from "#app/domain/commission/quote.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { AgreedLine } from "#app/domain/orders/agreed/agreed-quote.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedLineOf } from "./proposal-lines.ts";
import type { StoredLine } from "./proposal-lines.ts";
import type { ProposalState } from "./request-lifecycle.ts";

export interface ProposalView {
  id: string;
  requestId: string;
  title: string;
  note: string;
  lines: AgreedLine[];
  currency: Currency;
  totalMicros: bigint;
  /** What the freelancer gets after commission; null for the buyer. */
  netMicros: bigint | null;
  /** `passed`: its request ended in another way. */
  state: ProposalState | "passed";
  /** Set while the buyer has it on the short list; null for the freelancer, who was told. */
  shortlistedAt: Date | null;
  /** It costs more than the request holds; null for the freelancer, to whom that may be hidden. */
  aboveCeiling: boolean | null;
  madeAt: Date;
  endedAt: Date | null;
  orderId: string | null;
  side: "buyer" | "freelancer";
  buyer: { handle: string; name: string };
  freelancer: { handle: string; name: string };
}

interface Row extends Omit<ProposalView, "lines" | "netMicros" | "side"> {
  lines: StoredLine[];
  bps: number;
  buyerId: string;
  freelancerId: string;
}

const PROPOSALS_PER_PAGE = 20;

const select = () => sql`
  select p.id, p.request_id as "requestId", r.title, p.note, p.lines, r.currency, p.total_micros as "totalMicros",
         p.commission_bps as bps, case when p.state = 'made' and r.state <> 'open' then 'passed' else p.state end as state,
         p.shortlisted_at as "shortlistedAt", p.total_micros > r.ceiling_micros as "aboveCeiling", p.made_at as "madeAt",
         coalesce(p.ended_at, r.ended_at) as "endedAt", case when p.state = 'awarded' then r.order_id end as "orderId",
         p.buyer_id as "buyerId", p.freelancer_id as "freelancerId",
         json_build_object('handle', b.handle, 'name', b.name) as buyer,
         json_build_object('handle', f.handle, 'name', f.name) as freelancer
  from proposals p join buyer_requests r on r.id = p.request_id join users b on b.id = p.buyer_id
  join users f on f.id = p.freelancer_id`;

function viewOf(row: Row, side: "buyer" | "freelancer"): ProposalView {
  const { bps, buyerId: _b, freelancerId: _f, ...facts } = row;
  const lines = row.lines.map(agreedLineOf);
  const commission = lines.reduce((sum, line) => sum + commissionOn(line.priceMicros, bps), 0n);
  const hidden = { shortlistedAt: null, aboveCeiling: null };
  return {
    ...facts,
    ...(side === "freelancer" ? hidden : {}),
    lines,
    side,
    netMicros: side === "freelancer" ? row.totalMicros - commission : null,
  };
}

/** Refuses `not_found` for all but its two people. */
export async function proposalView(viewer: UserActor, proposalId: string): Promise<ProposalView> {
  if (!isId("proposal", proposalId)) refuse("not_found");
  const [row] = await sql<Row[]>`${select()} where p.id = ${proposalId}`;
  const proposal = found(row);
  const { buyerId, freelancerId } = proposal;
  const party = requireParty(viewer, "proposals.read", { buyerId, freelancerId });
  return viewOf(proposal, party === "buyer" ? "buyer" : "freelancer");
}

export interface ProposalPage {
  proposals: ProposalView[];
  next: string | null;
}

/** A request's proposals that were not withdrawn, oldest first, after the id `after`. Refuses `not_found` for all but its buyer. */
export async function proposalsOf(
  viewer: UserActor,
  requestId: string,
  { after, shortlisted = false }: { after?: string | undefined; shortlisted?: boolean },
): Promise<ProposalPage> {
  if (after !== undefined && !isId("proposal", after)) refuse("not_found");
  const [request] = await sql<{ buyerId: string }[]>`
    select buyer_id as "buyerId" from buyer_requests where id = ${requestId}`;
  requireParty(viewer, "requests.proposals", found(request));
  const rows = await sql<Row[]>`
    ${select()} where p.request_id = ${requestId} and p.state <> 'withdrawn' and p.id > ${after ?? ""}
      ${shortlisted ? sql`and p.shortlisted_at is not null` : sql``}
    order by p.id limit ${PROPOSALS_PER_PAGE + 1}`;
  return pageOf(rows, "buyer");
}

/** The viewer's own proposals, newest first, before the id `before`. */
export async function myProposals(viewer: UserActor, before?: string): Promise<ProposalPage> {
  requireAbility(viewer, "proposals.mine");
  if (before !== undefined && !isId("proposal", before)) refuse("not_found");
  const rows = await sql<Row[]>`
    ${select()} where p.freelancer_id = ${viewer.id} ${before === undefined ? sql`` : sql`and p.id < ${before}`}
    order by p.id desc limit ${PROPOSALS_PER_PAGE + 1}`;
  return pageOf(rows, "freelancer");
}

/** A freelancer's newest proposal to a request, as they read it; null without one. */
export async function ownProposal(
  freelancerId: string,
  requestId: string,
): Promise<ProposalView | null> {
  const [row] = await sql<Row[]>`
    ${select()} where p.request_id = ${requestId} and p.freelancer_id = ${freelancerId} order by p.id desc limit 1`;
  return row === undefined ? null : viewOf(row, "freelancer");
}

function pageOf(rows: readonly Row[], side: "buyer" | "freelancer"): ProposalPage {
  const proposals = rows.slice(0, PROPOSALS_PER_PAGE).map((row) => viewOf(row, side));
  const next = rows.length > PROPOSALS_PER_PAGE ? (proposals.at(-1)?.id ?? null) : null;
  return { proposals, next };
}
