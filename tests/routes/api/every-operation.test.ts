/** Every operation, called with success by the typed client, its answer held against the document. */
import { resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { exercised } from "#tests/kit/api-contract.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { recordExamples } from "#tests/kit/recorded-examples.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { tourAccount, tourClosing, tourWebhooks } from "./tour/account-tour.ts";
import { tourChanges } from "./tour/changes-tour.ts";
import { tourGigs } from "./tour/gigs-tour.ts";
import { tourMessages } from "./tour/messages-tour.ts";
import { tourMoney } from "./tour/money-tour.ts";
import {
  tourAnswers,
  tourBatches,
  tourDisputes,
  tourLargeOrders,
  tourOrders,
} from "./tour/orders-tour.ts";
import { tourReviews } from "./tour/reviews-tour.ts";
import { tourPictures, tourPortfolio } from "./tour/pictures-tour.ts";
import { tourReports } from "./tour/reports-tour.ts";
import { tourOffers } from "./tour/offers-tour.ts";
import { tourRequests } from "./tour/requests-tour.ts";
import { tourSaved } from "./tour/saved-tour.ts";
import { tourSandbox } from "./tour/sandbox-tour.ts";
import { tourImports, tourStaff } from "./tour/staff-tour.ts";
import { startedToBeLate, tourCancelLate, tourTaskVerbs } from "./tour/task-verbs-tour.ts";
import { openScene } from "./tour/tour-scene.ts";
import type { Example } from "#app/routes/api/v1/examples.ts";
import type { Scene } from "./tour/tour-scene.ts";

useDatabase();
useSandbox();
const clock = movingClock();
let scene: Scene;
let examples: () => Record<string, Example>;
beforeAll(async () => {
  examples = recordExamples();
  scene = await openScene();
});

/** A tour checks its answers as it goes; its name is an operation it must have reached. */
test.each([
  ["gigs.search", tourGigs],
  ["saved_searches.restore", tourSaved],
  ["orders.accept", tourTaskVerbs],
  ["orders.deliver", tourOrders],
  ["my_gigs.remove_picture", tourPictures],
  ["portfolio.withdraw", tourPortfolio],
  ["orders.answer", tourAnswers],
  ["orders.call_off", tourLargeOrders],
  ["agreements.confirm_change", tourChanges],
  ["batches.cancel", tourBatches],
  ["offers.accept", tourOffers],
  ["proposals.award", tourRequests],
  ["staff.disputes.rule", tourDisputes],
  ["messages.send", tourMessages],
  ["staff.reports.decide", tourReports],
  ["staff.reviews.show_again", tourReviews],
  ["payouts.withdraw", tourMoney],
  ["me.change", tourAccount],
  ["closings.keep", tourClosing],
  ["webhooks.redeliver", tourWebhooks],
  ["staff.imports.report", tourImports],
  ["staff.books.check", tourStaff],
  ["sandbox.rule", tourSandbox],
])("the tour through %s runs", async (reached, tour) => {
  await tour(scene);
  expect(exercised()).toContain(reached);
});

test("the operations on a late delivery run", async () => {
  const started = await startedToBeLate(scene);
  clock.forward({ hours: 24 * 7 });
  await tourCancelLate(scene, started);
  expect(exercised()).toContain("orders.cancel_late");
});

test("every operation was called", () => {
  const missed = OPERATIONS.map(({ id }) => id).filter((id) => !exercised().has(id));
  expect(missed).toEqual([]);
});

test("the recorded examples are those of this tour: npm run api:examples writes them anew", async () => {
  const recorded = examples();
  expect(Object.keys(recorded).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  const text = `${JSON.stringify(recorded, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(resolve("app/routes/api/v1/examples.json"));
});
