/** The quote of an order, line by line: the one calculation behind the page, the check and the frozen order. Pure. */
import { commissionOn } from "#app/domain/commission/quote.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

/** The fields of a gig that its price depends on. */
export interface PricedGig {
  id: string;
  freelancerId: string;
  kind: "package" | "unit";
  title: string;
  categoryId: string;
  currency: Currency;
  fromMicros: bigint;
  deliveryDays: number;
  unitName: string | null;
  packages: Array<{
    tier: string;
    title: string;
    priceMicros: bigint;
    deliveryDays: number;
    revisions: number;
  }>;
  extras: Array<{ id: string; title: string; priceMicros: bigint; extraDays: number }>;
}

export interface Selection {
  /** Tier of a package gig; ignored for unit gigs. */
  package?: string | undefined;
  /** Ids of extras, each bought once per task. */
  extras?: string[] | undefined;
  quantity: number;
}

export interface OrderQuote {
  title: string;
  lines: Array<{ label: string; micros: string }>;
  currency: Currency;
  quantity: number;
  /** Each task's own price, and the commission on it. */
  taskPriceMicros: bigint;
  taskCommissionMicros: bigint;
  totalMicros: bigint;
  commissionMicros: bigint;
  netMicros: bigint;
  bps: number;
  deliveryDays: number;
  revisions: number;
}

const MAX_PACKAGES_PER_ORDER = 20;
const MAX_PIECES_PER_ORDER = 10_000;
/** Pieces are small: one revision of each is fair to both parties. */
const PIECE_REVISIONS = 1;

export function maxQuantity(gig: { kind: "package" | "unit" }): number {
  return gig.kind === "unit" ? MAX_PIECES_PER_ORDER : MAX_PACKAGES_PER_ORDER;
}

/**
 * Every task of the order costs the same and has its own escrow. Commission is rounded per task, so the order's commission is
 * the sum of theirs. Refuses `invalid_input` for an unknown package or extra and `quantity_out_of_range`.
 */
export function orderQuote(gig: PricedGig, selection: Selection, bps: number): OrderQuote {
  const { quantity } = selection;
  const most = maxQuantity(gig);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > most)
    refuse("quantity_out_of_range", {
      field: "quantity",
      sentence: `One order of this gig can have from 1 to ${most.toLocaleString("en")} ${gig.kind === "unit" ? "pieces" : "times the package"}.`,
    });
  const base = gig.kind === "unit" ? piece(gig) : chosenPackage(gig, selection.package);
  const extras = gig.kind === "unit" ? [] : chosenExtras(gig, selection.extras ?? []);
  const taskPriceMicros = extras.reduce((sum, extra) => sum + extra.priceMicros, base.priceMicros);
  const taskCommissionMicros = commissionOn(taskPriceMicros, bps);
  const count = BigInt(quantity);
  const times = quantity === 1 ? "" : ` × ${quantity.toLocaleString("en")}`;
  return {
    title: base.title,
    lines: [
      { label: base.label + times, micros: `${base.priceMicros * count}` },
      ...extras.map((extra) => ({
        label: extra.title + times,
        micros: `${extra.priceMicros * count}`,
      })),
    ],
    currency: gig.currency,
    quantity,
    taskPriceMicros,
    taskCommissionMicros,
    totalMicros: taskPriceMicros * count,
    commissionMicros: taskCommissionMicros * count,
    netMicros: (taskPriceMicros - taskCommissionMicros) * count,
    bps,
    deliveryDays: extras.reduce((days, extra) => days + extra.extraDays, base.deliveryDays),
    revisions: base.revisions,
  };
}

interface Base {
  title: string;
  label: string;
  priceMicros: bigint;
  deliveryDays: number;
  revisions: number;
}

function piece(gig: PricedGig): Base {
  const label = `One ${gig.unitName ?? "item"}`;
  return {
    title: gig.title,
    label,
    priceMicros: gig.fromMicros,
    deliveryDays: gig.deliveryDays,
    revisions: PIECE_REVISIONS,
  };
}

function chosenPackage(gig: PricedGig, tier: string | undefined): Base {
  const chosen = gig.packages.find((row) => row.tier === (tier ?? "basic"));
  if (chosen === undefined)
    refuse("invalid_input", { field: "package", sentence: "Please choose one of the packages." });
  return { ...chosen, title: `${gig.title} (${chosen.tier})`, label: chosen.title };
}

function chosenExtras(gig: PricedGig, ids: string[]): PricedGig["extras"] {
  return [...new Set(ids)].map((id) => {
    const extra = gig.extras.find((row) => row.id === id);
    if (extra === undefined)
      refuse("invalid_input", {
        field: "extras",
        sentence: "One of the extras is no longer offered.",
      });
    return extra;
  });
}

/** Hours until a delivery is accepted automatically: shorter for small tasks. */
export function autoAcceptHours(
  taskPriceMicros: bigint,
  settings: { smallTaskBelow: bigint; autoAcceptSmallHours: number; autoAcceptHours: number },
): number {
  return taskPriceMicros < settings.smallTaskBelow
    ? settings.autoAcceptSmallHours
    : settings.autoAcceptHours;
}
