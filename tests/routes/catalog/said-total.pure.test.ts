/** How many gigs were found, as far as it was counted. */
import { expect, test } from "vitest";
import { saidTotal } from "#app/routes/catalog/said-total.ts";

test.each([
  [1, true, "1 gig"],
  [0, true, "0 gigs"],
  [1204, true, "1,204 gigs"],
  [1000, false, "More than 1,000 gigs"],
  [1, false, "More than 1 gig"],
  [null, false, ""],
])("%s, exact %s: %s", (total, exact, said) => {
  expect(saidTotal({ total, exact })).toBe(said);
});
