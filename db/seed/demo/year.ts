/** The whole of the demo's year, as `tell-year.ts` takes it. */
import { ABOUT_BUYERS, ABOUT_COLLEAGUES } from "./buyers-words.ts";
import { CODE } from "./gigs-code.ts";
import { DESIGN } from "./gigs-design.ts";
import { MORE } from "./gigs-more.ts";
import { OFFICE } from "./gigs-office.ts";
import { SOUND } from "./gigs-sound.ts";
import { WORDS } from "./gigs-words.ts";
import { QUIET_SALES } from "./quiet-sales.ts";
import type { SeedGig, SeedSale } from "./shapes.ts";

const WRITTEN: readonly SeedGig[] = [...DESIGN, ...WORDS, ...CODE, ...SOUND, ...OFFICE, ...MORE];

/** Two of three freelancers write about a buyer who wrote, too. */
export const YEAR_GIGS: readonly SeedGig[] = WRITTEN.map((gig) => ({
  ...gig,
  sales: [
    ...(gig.sales ?? []).map((sale, place) => answered(sale, place + gig.name.length)),
    ...quiet(gig.name),
  ],
}));

function answered(sale: SeedSale, turn: number): SeedSale {
  if (sale.back !== undefined || turn % 3 === 2) return sale;
  const words = ABOUT_BUYERS[sale.buyer] ?? ABOUT_COLLEAGUES;
  const back = words[turn % words.length];
  return back === undefined ? sale : { ...sale, back };
}

function quiet(name: string): SeedSale[] {
  return (QUIET_SALES[name] ?? "").split(", ").flatMap((said) => {
    const [buyer = "", days = ""] = said.split(" ");
    return said === "" ? [] : [{ buyer, daysAgo: Number.parseInt(days, 10), of: 0 }];
  });
}
