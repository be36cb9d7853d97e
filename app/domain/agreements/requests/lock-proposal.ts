/** Locks a proposal; its request is locked first by every command that moves both. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { StoredLine } from "./proposal-lines.ts";
import type { ProposalState } from "./request-lifecycle.ts";

export interface LockedProposal {
  id: string;
  requestId: string;
  buyerId: string;
  freelancerId: string;
  lines: StoredLine[];
  totalMicros: bigint;
  bps: number;
  scheduleId: string;
  state: ProposalState;
  shortlistedAt: Date | null;
}

/** Refuses `not_found`. */
export async function lockProposal(tx: Tx, proposalId: string): Promise<LockedProposal> {
  const [row] = await tx.sql<LockedProposal[]>`
    select id, request_id as "requestId", buyer_id as "buyerId", freelancer_id as "freelancerId", lines, total_micros as "totalMicros",
           commission_bps as bps, schedule_id as "scheduleId", state, shortlisted_at as "shortlistedAt"
    from proposals where id = ${proposalId} for no key update`;
  return found(row);
}

/** The request of a proposal, read without a lock: it never changes. */
export async function requestOf(tx: Tx, proposalId: string): Promise<string> {
  const [row] = await tx.sql<{ requestId: string }[]>`
    select request_id as "requestId" from proposals where id = ${proposalId}`;
  return found(row).requestId;
}

/** Refuses `proposal_over` for one that was withdrawn or awarded. */
export function requireMade({ state }: LockedProposal): void {
  if (state !== "made") refuse("proposal_over", { facts: { state } });
}
