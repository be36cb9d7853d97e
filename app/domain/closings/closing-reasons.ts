/** What stands in the way of closing an account, each with the page where it is dealt with. */
import { isStaffRole } from "#app/domain/access/party.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { sql } from "#app/domain/store/store.ts";

export type Reader = Tx["sql"] | typeof sql;

export interface ClosingReason {
  code: string;
  sentence: string;
  /** The page where it is dealt with, and the words of its link. */
  path: string;
  link: string;
}

interface Open {
  state: string;
  role: Role;
  buying: number;
  selling: number;
  beingPlaced: number;
  requests: number;
  disputes: number;
  batches: number;
  depositId: string | null;
  payoutId: string | null;
}

/** In the order of the page; empty when nothing stands in the way. */
export async function closingReasons(reader: Reader, userId: string): Promise<ClosingReason[]> {
  return reasonsOf(await openThings(reader, userId));
}

function reasonsOf(open: Open): ClosingReason[] {
  const reasons: Array<ClosingReason | false> = [
    open.state === "suspended" && {
      code: "suspended",
      sentence: "Your account is suspended.",
      path: "/suspended",
      link: "See why",
    },
    isStaffRole(open.role) && {
      code: "staff",
      sentence:
        "You are on the staff of Farthing. Another member of staff has to take that role from you first.",
      path: "/admin/people",
      link: "See who is on the staff",
    },
    open.beingPlaced > 0 && {
      code: "orders_being_placed",
      sentence: "A large order is just being placed or given back.",
      path: "/orders",
      link: "See your orders",
    },
    open.buying > 0 && {
      code: "money_held_buying",
      sentence: `Money of yours is held for ${tasks(open.buying)} that you ordered. Accept the work or cancel.`,
      path: "/orders",
      link: "See your orders",
    },
    open.selling > 0 && {
      code: "money_held_selling",
      sentence: `Money is held for ${tasks(open.selling)} that you were asked to do. Finish the work or decline it.`,
      path: "/selling",
      link: "See your work",
    },
    open.requests > 0 && {
      code: "request_open",
      sentence: "Money of yours is held for a request that is still open. Withdraw it.",
      path: "/requests/mine",
      link: "See your requests",
    },
    open.disputes > 0 && {
      code: "case_open",
      sentence: "A dispute of yours is open.",
      path: "/orders",
      link: "See your orders",
    },
    open.batches > 0 && {
      code: "batch_running",
      sentence: "A batch of yours is running. Wait until it has ended, or cancel it.",
      path: "/batches",
      link: "See your batches",
    },
    open.depositId !== null && {
      code: "deposit_open",
      sentence: "A card payment of yours is not decided yet.",
      path: `/wallet/deposits/${open.depositId}`,
      link: "See the payment",
    },
    open.payoutId !== null && {
      code: "payout_open",
      sentence: "A payout is on its way to you. Wait until it has arrived.",
      path: `/wallet/payouts/${open.payoutId}`,
      link: "See the payout",
    },
  ];
  return reasons.filter((reason) => reason !== false);
}

function tasks(count: number): string {
  return count === 1 ? "1 task" : `${count.toLocaleString("en")} tasks`;
}

async function openThings(reader: Reader, userId: string): Promise<Open> {
  const [row] = await reader<Open[]>`
    select u.state, u.role,
      (select count(*)::int from tasks t where t.buyer_id = u.id and t.state in ('funded', 'started', 'delivered', 'disputed')) as buying,
      (select count(*)::int from tasks t
       where t.freelancer_id = u.id and t.state in ('funded', 'started', 'delivered', 'disputed')) as selling,
      (select count(*)::int from order_fillings f join orders o on o.id = f.id
       where f.state in ('filling', 'winding', 'returning') and (o.buyer_id = u.id or o.freelancer_id = u.id)) as "beingPlaced",
      (select count(*)::int from buyer_requests r where r.buyer_id = u.id and r.state = 'open') as requests,
      (select count(*)::int from disputes d where d.state <> 'closed' and (d.buyer_id = u.id or d.freelancer_id = u.id)) as disputes,
      (select count(*)::int from batches b where b.user_id = u.id and b.state = 'running') as batches,
      (select min(d.id) from deposits d where d.user_id = u.id and d.state in ('created', 'pending', 'unknown')) as "depositId",
      (select min(p.id) from payouts p where p.user_id = u.id and p.state in ('queued', 'submitted', 'unknown')) as "payoutId"
    from users u where u.id = ${userId}`;
  return found(row);
}
