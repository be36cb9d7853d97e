/** What is being ordered, as the order page shows it: the choice as it was typed, its quote or why there is none, and its address. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { decimal, microsPerMinorUnit } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { autoAcceptHours, maxQuantity, orderQuote } from "#app/domain/orders/order-quote.ts";
import type { OrderQuote, Selection } from "#app/domain/orders/order-quote.ts";
import type { GigForSale } from "#app/domain/orders/priced-gig.ts";
import { env } from "#app/env.server.ts";

export interface Choice {
  package: string | undefined;
  extras: string[];
  /** As it was typed; absent means one. */
  quantity: string | undefined;
}

export interface Offer {
  selection: Selection;
  /** What stands in the box. */
  typedQuantity: string;
  quoted: OrderQuote | null;
  promises: Promises | null;
  /** Why there is no quote. */
  problem: string | null;
  /** What is missing from the balance, as a deposit. */
  missing: string;
  /** The page's own address with this choice: the quote and whatever is ordered by it speak of the same. */
  path: string;
}

interface Promises {
  startBy: Date;
  deliveryDays: number;
  revisions: number;
  autoAcceptHours: number;
}

/** `available` in micros. A choice that cannot be had has no quote and says why, beside the choices. */
export function offerOf(
  gig: GigForSale,
  choice: Choice,
  { bps, available }: { bps: number; available: bigint },
): Offer {
  const count = readQuantity(choice.quantity);
  const selection: Selection = {
    ...packageOf(gig, choice),
    extras: choice.extras,
    quantity: count ?? 1,
  };
  const asked = { selection, typedQuantity: choice.quantity ?? "1", path: pathOf(gig, selection) };
  const nothing = { quoted: null, promises: null, missing: "0" };
  if (count === null) {
    const problem = `Give a whole number from 1 to ${maxQuantity(gig).toLocaleString("en")}.`;
    return { ...asked, ...nothing, problem };
  }
  try {
    const quoted = orderQuote(gig, selection, bps);
    const missing = depositFor(quoted.totalMicros - available, gig.currency);
    return {
      ...asked,
      quoted,
      promises: promisesOf(quoted),
      problem: null,
      missing: decimal(missing, 2),
    };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { ...asked, ...nothing, problem: problem.message };
  }
}

/** As people write numbers: `1,000` and `5 000` too. Null when it is none, so that nothing else is ordered in its place. */
function readQuantity(typed: string | undefined): number | null {
  if (typed === undefined) return 1;
  const text = typed.trim();
  const plain = /^\d{1,3}([,'’\s]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text;
  return /^\d{1,9}$/.test(plain) ? Number.parseInt(plain, 10) : null;
}

/** What an address does not say is the basic package. */
function packageOf(gig: GigForSale, choice: Choice): { package?: string } {
  return gig.kind === "package" ? { package: choice.package ?? "basic" } : {};
}

function pathOf(gig: GigForSale, { package: tier, extras = [], quantity }: Selection): string {
  const search = new URLSearchParams(tier === undefined ? {} : { package: tier });
  for (const extra of extras.toSorted()) search.append("extras", extra);
  if (quantity !== 1) search.set("quantity", `${quantity}`);
  return `/gigs/${gig.id}/order${search.size === 0 ? "" : "?"}${search.toString()}`;
}

function promisesOf(quoted: OrderQuote): Promises {
  return {
    startBy: hoursAfter(nowDate(), env.startWithinHours),
    deliveryDays: quoted.deliveryDays,
    revisions: quoted.revisions,
    autoAcceptHours: autoAcceptHours(quoted.taskPriceMicros, env),
  };
}

/** What to pay in for a shortfall (micros): whole cents, and not less than a deposit may be. */
function depositFor(shortfall: bigint, currency: Currency): bigint {
  const unit = microsPerMinorUnit(currency);
  const whole = ((shortfall + unit - 1n) / unit) * unit;
  return whole < env.depositMin ? env.depositMin : whole;
}
