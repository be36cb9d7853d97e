/** Whether an order can be placed again: its gig as it is offered now, with the same package and extras chosen. */
import { sql } from "#app/domain/store/store.ts";
import type { Selection } from "./order-quote.ts";

export interface OrderAgain {
  gigId: string;
  gigTitle: string;
  /** The same choice as far as it is still offered; null when the gig cannot be ordered now. */
  selection: Selection | null;
  /** True when a chosen package or extra is no longer offered. */
  changed: boolean;
  /** Why it cannot be ordered: paused by the freelancer, withdrawn (a draft again, or blocked by staff), or its freelancer takes no orders. */
  why: "paused" | "withdrawn" | "freelancer" | null;
}

interface Offered {
  id: string;
  kind: "package" | "unit";
  title: string;
  state: string;
  sellerState: string;
  tiers: string[];
  extras: Array<{ id: string; title: string }>;
}

export interface PlacedChoice {
  gigId: string;
  /** The order's title: that of a package ends in its tier. */
  title: string;
  lines: ReadonlyArray<{ label: string }>;
  taskCount: number;
}

/** The choice to order again; null for an order that was agreed on line by line, which is agreed on anew. */
export function choiceOf(
  placed: Omit<PlacedChoice, "gigId"> & { gigId: string | null; agreed: boolean },
) {
  const { gigId, agreed, ...choice } = placed;
  return agreed || gigId === null ? null : { gigId, ...choice };
}

/** The caller has checked that the viewer may see the order. */
export async function orderAgain(placed: PlacedChoice): Promise<OrderAgain> {
  const [gig] = await sql<Offered[]>`
    select g.id, g.kind, g.title, g.state, u.state as "sellerState",
           array(select p.tier from gig_packages p where p.gig_id = g.id) as tiers,
           coalesce((select json_agg(json_build_object('id', e.id, 'title', e.title) order by e.position)
                     from gig_extras e where e.gig_id = g.id), '[]'::json) as extras
    from gigs g join users u on u.id = g.freelancer_id where g.id = ${placed.gigId}`;
  if (gig === undefined) throw new Error(`The gig ${placed.gigId} of an order is missing.`);
  const why = whyNot(gig);
  return { gigId: gig.id, gigTitle: gig.title, why, ...chosenAgain(gig, placed, why === null) };
}

function whyNot({ state, sellerState }: Offered): OrderAgain["why"] {
  if (sellerState !== "active") return "freelancer";
  if (state === "published") return null;
  return state === "paused" ? "paused" : "withdrawn";
}

/** Packages are found by their tier, extras by their title: an order keeps the words both parties saw, and no ids. */
function chosenAgain(
  gig: Offered,
  { title, lines, taskCount }: PlacedChoice,
  orderable: boolean,
): Pick<OrderAgain, "selection" | "changed"> {
  if (!orderable) return { selection: null, changed: false };
  if (gig.kind === "unit") return { selection: { quantity: taskCount }, changed: false };
  const tier = /\((\w+)\)$/.exec(title)?.[1];
  const asked = lines.slice(1).map(({ label }) => label.replace(/ × \d+$/, ""));
  const extras = gig.extras.filter((extra) => asked.includes(extra.title)).map(({ id }) => id);
  const offered = tier !== undefined && gig.tiers.includes(tier);
  return {
    selection: { ...(offered ? { package: tier } : {}), extras, quantity: taskCount },
    changed: !offered || extras.length < asked.length,
  };
}
