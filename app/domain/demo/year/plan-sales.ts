/** The sales of the demo's year: orders with their frozen quotes, tasks with their lives, and what was delivered. Pure. */
import { env } from "#app/env.server.ts";
import { isOpen } from "#app/domain/tasks/task-lifecycle.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { FIRST_CLOCK } from "#app/domain/tasks/transition-lists.ts";
import { TIERS } from "#app/domain/catalog/gig-content.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import { autoAcceptHours, orderQuote } from "#app/domain/orders/order-quote.ts";
import type { SeedSale } from "#db/seed/demo/shapes.ts";
import { chanceOf, pick } from "./chance.ts";
import { daysBefore, idAt, later } from "./moments.ts";
import { planSteps } from "./plan-steps.ts";
import { toldLife } from "./told-life.ts";
import type { YearDelivery, YearGig, YearPerson, YearSale } from "./planned.ts";

export interface Telling {
  today: Date;
  commandId: string;
  /** Basis points of a sale. */
  bps: (gig: YearGig) => number;
  people: ReadonlyMap<string, YearPerson>;
  staff: UserActor;
}

const BRIEFS: readonly [string, ...string[]] = [
  "As we wrote. What you need is in my message.",
  "Please keep it as simple as in your examples.",
  "The deadline is real, the rest is up to you.",
  "You find everything in the folder. Ask me rather than guess.",
];

export function planSale(seed: SeedSale, gig: YearGig, telling: Telling): YearSale {
  const { today, commandId, people, staff } = telling;
  const buyer = found(people.get(seed.buyer));
  const chance = chanceOf(`${gig.seed.name} ${seed.buyer} ${seed.daysAgo}`);
  const placedAt = later(daysBefore(today, seed.daysAgo), -chance() * 9);
  const pieces = gig.content.offer.kind === "unit";
  const selection = pieces
    ? { quantity: seed.of }
    : { package: TIERS[seed.of] ?? "basic", quantity: 1 };
  const quote = orderQuote(gig.priced, selection, telling.bps(gig));
  const orderId = idAt("order", placedAt);
  const steps = planSteps(seed.life ?? "plain", {
    placedAt,
    deliveryDays: quote.deliveryDays,
    begins: gig.freelancer.begins,
    decides: buyer.decides,
    autoAcceptHours: autoAcceptHours(quote.taskPriceMicros, env),
    chance,
    buyer: actorOf(buyer),
    freelancer: actorOf(gig.freelancer),
    staff,
  }).filter(({ at }) => at < today);
  const tasks = Array.from({ length: quote.quantity }, () =>
    toldLife(fundedTask({ orderId, buyer, gig, quote, placedAt }), steps, commandId),
  );
  const last = found(tasks[0]).last;
  const endedAt = isOpen(last.state) ? null : (steps.at(-1)?.at ?? null);
  const brief = gig.content.buyerBrief === "" ? "" : pick(BRIEFS, chance);
  return {
    orderId,
    gig,
    buyer,
    placedAt,
    quote,
    brief,
    tasks,
    deliveries: tasks.flatMap(deliveriesOf),
    endedAt,
    paid: last.releasedMicros > 0n,
    seed,
  };
}

type Ordered = Pick<YearSale, "orderId" | "buyer" | "gig" | "quote" | "placedAt">;

/** As `tasks/write-tasks.ts` writes it. */
function fundedTask({ orderId, buyer, gig, quote, placedAt }: Ordered): LockedTask {
  return {
    id: idAt("task", placedAt),
    orderId,
    buyerId: buyer.id,
    freelancerId: gig.freelancer.id,
    title: quote.title,
    currency: quote.currency,
    priceMicros: quote.taskPriceMicros,
    releasedMicros: 0n,
    refundedMicros: 0n,
    commissionBps: quote.bps,
    state: "funded",
    version: 1,
    deliveryDays: quote.deliveryDays,
    revisionsLeft: quote.revisions,
    dueAt: null,
    deliveredAt: null,
    nextEvent: FIRST_CLOCK,
    nextAt: hoursAfter(placedAt, env.startWithinHours),
    cancelProposedBy: null,
    extensionDays: null,
    fundedAt: placedAt,
    autoAcceptHours: autoAcceptHours(quote.taskPriceMicros, env),
    agreed: false,
    stands: true,
    clearingHours: 0,
    fundsClearAt: null,
  };
}

/** What was handed over, with the due date that held then. */
function deliveriesOf({ outcomes }: YearSale["tasks"][number]): YearDelivery[] {
  return outcomes
    .filter(({ transition }) => transition === "deliver")
    .map(({ task, note, command, after }) => ({
      id: idAt("delivery", found(command).at),
      taskId: task.id,
      at: found(command).at,
      dueAt: after.dueAt,
      note,
    }));
}

/** The person as the one who acts; no request is behind it. */
export function actorOf({ id }: YearPerson): UserActor {
  return { kind: "user", id, role: "member", level: "password", vouched: true };
}
