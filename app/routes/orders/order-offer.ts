/** Computes the offer that the order page shows: the typed choice, its quote or why it has none, and its address. */
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
  /** The text as typed; absent means one. */
  quantity: string | undefined;
}

export interface Offer {
  selection: Selection;
  /** The text shown in the field. */
  typedQuantity: string;
  quoted: OrderQuote | null;
  promises: Promises | null;
  /** The reason for a missing quote. */
  problem: string | null;
  /** The amount missing from the balance, as a deposit. */
  missing: string;
  /** The page's address with this choice, so that the quote and the order are about the same choice. */
  path: string;
}

interface Promises {
  startBy: Date;
  deliveryDays: number;
  revisions: number;
  autoAcceptHours: number;
}

/** `available` is in micros. An impossible choice has no quote; the reason is shown beside the choices. */
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
  const typedQuantity = choice.quantity ?? "1";
  const quantity = count === null ? typedQuantity : `${count}`;
  const path = choicePath(gig.id, { ...choice, package: selection.package, quantity });
  const asked = { selection, typedQuantity, path };
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

/** Reads numbers as people write them, also `1,000` and `5 000`. Null for other text, so that no other quantity is ordered. */
function readQuantity(typed: string | undefined): number | null {
  if (typed === undefined) return 1;
  const text = typed.trim();
  const plain = /^\d{1,3}([,'’\s]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text;
  return /^\d{1,9}$/.test(plain) ? Number.parseInt(plain, 10) : null;
}

/** An address without a package means the basic one. */
function packageOf(gig: GigForSale, choice: Choice): { package?: string } {
  return gig.kind === "package" ? { package: choice.package ?? "basic" } : {};
}

/** Longer texts in the quantity's field are no quantity, and an address has an end. */
const LONGEST_QUANTITY = 20;

/** The address of the order page with this choice, also an impossible one. */
export function choicePath(gigId: string, choice: Choice): string {
  const { package: tier, extras, quantity = "1" } = choice;
  const search = new URLSearchParams(tier === undefined ? {} : { package: tier });
  for (const extra of extras.toSorted()) search.append("extras", extra);
  if (quantity !== "1") search.set("quantity", quantity.slice(0, LONGEST_QUANTITY));
  return `/gigs/${gigId}/order${search.size === 0 ? "" : "?"}${search.toString()}`;
}

function promisesOf(quoted: OrderQuote): Promises {
  return {
    startBy: hoursAfter(nowDate(), env.startWithinHours),
    deliveryDays: quoted.deliveryDays,
    revisions: quoted.revisions,
    autoAcceptHours: autoAcceptHours(quoted.taskPriceMicros, env),
  };
}

/** The deposit that covers a shortfall (micros): whole cents, at least the smallest deposit. */
function depositFor(shortfall: bigint, currency: Currency): bigint {
  const unit = microsPerMinorUnit(currency);
  const whole = ((shortfall + unit - 1n) / unit) * unit;
  return whole < env.depositMin ? env.depositMin : whole;
}
