/** A person's money, orders and disputes, as staff see them. */
import { may, requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { balancesOf } from "#app/domain/ledger/balance.ts";
import type { AccountKind } from "#app/domain/ledger/chart.ts";
import { orderLines } from "#app/domain/orders/order-list.ts";
import type { OrderLine } from "#app/domain/orders/order-list.ts";
import { recordRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import type { DisputeState } from "./dispute-lifecycle.ts";

export interface PersonMoney {
  currency: Currency;
  balanceMicros: bigint;
  availableMicros: bigint;
  clearingMicros: bigint;
  /** Held for tasks they bought, for tasks they sold, and of both what is in dispute. */
  heldBuyingMicros: bigint;
  heldSellingMicros: bigint;
  disputedMicros: bigint;
}

export interface PersonDispute {
  id: string;
  title: string;
  state: DisputeState;
  outcome: "released" | "refunded" | "split" | null;
  side: "buyer" | "freelancer";
  openedBy: "buyer" | "freelancer" | "clock";
  /** Name of the other party. */
  other: string;
  openedAt: Date;
  currency: Currency;
  contestedMicros: bigint;
}

export interface PersonDealings {
  money: PersonMoney[];
  /** Null for staff without the duty support. */
  work: PersonWork | null;
}

export interface PersonWork {
  /** Newest first, a few of each. */
  bought: OrderLine[];
  sold: OrderLine[];
  disputes: PersonDispute[];
}

const SHOWN = 5;
const HOME_CURRENCY: Currency = "USD";

/** Refuses `not_found` to all but staff with a duty about people. */
export async function personDealings(viewer: Viewer, userId: string): Promise<PersonDealings> {
  requireAbility(viewer, "staff.people.read");
  const [money, work] = await Promise.all([
    moneyOf(userId),
    may(viewer, "staff.people.dealings") ? workOf(userId) : null,
    recordRead(viewer, "dealings", { of: [userId] }),
  ]);
  return { money, work };
}

async function workOf(userId: string): Promise<PersonWork> {
  const [bought, sold, disputes] = await Promise.all([
    orderLines(userId, "buyer", sql``),
    orderLines(userId, "freelancer", sql``),
    disputesOf(userId),
  ]);
  return { bought: bought.slice(0, SHOWN), sold: sold.slice(0, SHOWN), disputes };
}

interface Held {
  currency: Currency;
  buying: bigint;
  selling: bigint;
  disputed: bigint;
}

async function moneyOf(userId: string): Promise<PersonMoney[]> {
  const [balances, held] = await Promise.all([balancesOf(userId), heldOf(userId)]);
  const currencies = [
    HOME_CURRENCY,
    ...balances.map((row) => row.currency),
    ...held.map((row) => row.currency),
  ];
  return [...new Set(currencies)].map((currency) => {
    const of = (kind: AccountKind) =>
      balances.find((row) => row.kind === kind && row.currency === currency)?.micros ?? 0n;
    const tasks = held.find((row) => row.currency === currency);
    return {
      currency,
      balanceMicros: of("wallet"),
      availableMicros: of("earnings_available"),
      clearingMicros: of("earnings_clearing"),
      heldBuyingMicros: tasks?.buying ?? 0n,
      heldSellingMicros: tasks?.selling ?? 0n,
      disputedMicros: tasks?.disputed ?? 0n,
    };
  });
}

/** What is held for open tasks. Money of a large order whose tasks are not made yet is in its reserve and counts as well. */
async function heldOf(userId: string): Promise<Held[]> {
  return sql<Held[]>`
    select currency, coalesce(sum(held) filter (where bought), 0)::bigint as buying,
           coalesce(sum(held) filter (where not bought), 0)::bigint as selling,
           coalesce(sum(held) filter (where disputed), 0)::bigint as disputed
    from (
      select currency, buyer_id = ${userId} as bought, state = 'disputed' as disputed,
             price_micros - released_micros - refunded_micros as held
      from tasks where (buyer_id = ${userId} or freelancer_id = ${userId})
        and state in ('funded', 'started', 'delivered', 'disputed')
      union all
      select o.currency, true, false, (f.total - f.made) * f.task_price_micros
      from order_fillings f join orders o on o.id = f.id where f.state = 'filling' and o.buyer_id = ${userId}
    ) t group by currency`;
}

async function disputesOf(userId: string): Promise<PersonDispute[]> {
  const of = (side: "buyer" | "freelancer") => sql`
    select d.id, t.title, d.state, d.outcome, ${side}::text as side, d.opened_by as "openedBy", u.name as other,
           d.opened_at as "openedAt", d.currency, d.contested_micros as "contestedMicros"
    from disputes d join tasks t on t.id = d.task_id
    join users u on u.id = ${side === "buyer" ? sql`d.freelancer_id` : sql`d.buyer_id`}
    where ${side === "buyer" ? sql`d.buyer_id` : sql`d.freelancer_id`} = ${userId}`;
  return sql<PersonDispute[]>`
    ${of("buyer")} union all ${of("freelancer")} order by "openedAt" desc, id desc limit ${SHOWN}`;
}
