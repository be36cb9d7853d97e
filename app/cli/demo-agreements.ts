/** Acts of the demo's chapters: offers, and orders of milestones with their changes. */
import { acceptOffer } from "#app/domain/agreements/accept-offer.ts";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { proposeChange } from "#app/domain/agreements/changes/propose-change.ts";
import type { Proposed } from "#app/domain/agreements/changes/proposed.ts";
import { counterOffer } from "#app/domain/agreements/counter-offer.ts";
import { makeOffer } from "#app/domain/agreements/make-offer.ts";
import type { OfferSide } from "#app/domain/agreements/offer-lifecycle.ts";
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { AgreedLine } from "#app/domain/orders/agreed/agreed-quote.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import type { PlainTransition } from "#app/domain/tasks/transition-lists.ts";
import { actorOf, idOf, taskOf } from "./demo-chapters.ts";
import type { Person, Stage, Tell } from "./demo-chapters.ts";
import type { DemoGigName } from "./demo-gigs.ts";

export function line(
  title: string,
  dollars: number,
  [days, revisions]: [days: number, revisions: number],
  scope: string,
): AgreedLine {
  return { title, scope, priceMicros: BigInt(dollars) * 1_000_000n, days, revisions };
}

function sent(terms: OfferTerms) {
  const total = terms.lines.reduce((sum, { priceMicros }) => sum + priceMicros, 0n);
  return { terms, total: decimal(total) };
}

interface Offering {
  as: string;
  to: Person;
  side: OfferSide;
  gig?: DemoGigName;
}

export function offer(who: Person, { as, to, side, gig }: Offering, terms: OfferTerms): Tell {
  return async (stage, key) => {
    const gigId = gig === undefined ? null : stage.gigs[gig];
    const made = { to, side, gigId, ...sent(terms), key };
    stage.ids.set(as, (await makeOffer(actorOf(stage, who), made)).answer.offerId);
  };
}

export function counter(who: Person, offerName: string, version: number, terms: OfferTerms): Tell {
  return (stage, key) => {
    const offerId = idOf(stage, offerName);
    return counterOffer(actorOf(stage, who), { offerId, version, ...sent(terms), key });
  };
}

/** The order is named like the offer from then on. */
export function accept(who: Person, offerName: string, version: number): Tell {
  return async (stage, key) => {
    const seen = { offerId: idOf(stage, offerName), version, key };
    stage.ids.set(offerName, (await acceptOffer(actorOf(stage, who), seen)).answer.orderId);
  };
}

export function fundNext(order: string, position: number): Tell {
  return (stage, key) => fundLine(stage.cast.ada, { orderId: idOf(stage, order), position, key });
}

/** A step of a milestone, by its place in the order. */
export function step(
  who: Person,
  transition: PlainTransition,
  [order, position]: [order: string, position: number],
  note = "",
): Tell {
  return async (stage, key) => {
    const tasks = [{ id: await taskOf(stage, order, position) }];
    await advanceTasks(actorOf(stage, who), { transition, tasks, note, key });
  };
}

export function handOver(
  who: Person,
  [order, position]: [order: string, position: number],
  note: string,
): Tell {
  return async (stage, key) => {
    const tasks = [{ id: await taskOf(stage, order, position) }];
    await deliver(actorOf(stage, who), { tasks, note, files: [], key });
  };
}

export function propose(
  who: Person,
  { as, order }: { as: string; order: string },
  proposed: (stage: Stage) => Promise<Proposed>,
  note: string,
): Tell {
  return async (stage, key) => {
    const change = { orderId: idOf(stage, order), proposed: await proposed(stage), note, key };
    const { answer } = await proposeChange(actorOf(stage, who), change);
    stage.ids.set(as, answer.changeId);
  };
}

export function agreeTo(who: Person, change: string): Tell {
  return (stage, key) => acceptChange(actorOf(stage, who), { changeId: idOf(stage, change), key });
}
