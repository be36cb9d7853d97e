/** A person orders thousands of pieces, follows their making, and calls an order off: with JavaScript on and off. */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { MADE_IN_SLICES_FROM } from "#app/domain/orders/fillings/begin-filling.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { press, said } from "#tests/kit/walk.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { Cast } from "#tests/kit/cast.ts";

const site = useSite({ SECRET: env.secret });
let people: Cast;
let gigId: string;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 10_000_000n);
  gigId = await sampleGig(people.lin, { kind: "unit", priceMicros: 1000n });
});

/** Orders on the page; returns on the order's own page. */
async function ordered(javaScript: boolean) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, people.ada);
  await visit.page.goto(`/gigs/${gigId}/order?quantity=${MADE_IN_SLICES_FROM}`);
  await press(visit.page, "Order and hold the money");
  await visit.page.waitForURL("**/orders/ord_*");
  return visit;
}

/** The worker's slices fail until the returned function is called. */
async function holdUpTheWorker(): Promise<() => Promise<void>> {
  const { owner } = site.database;
  await owner`alter table order_fillings add constraint held_up check (made = 0) not valid`;
  return async () => void (await owner`alter table order_fillings drop constraint held_up`);
}

test.each([true, false])(
  "a large order is called off while it is being made (JavaScript: %s)",
  async (javaScript) => {
    const letGo = await holdUpTheWorker();
    const before = await balance("wallet", people.ada.id, "USD");
    const { page, complaints } = await ordered(javaScript);
    expect(await said(page)).toContain("0 of 2,000 tasks made");
    expect(await said(page)).toMatch(/In reserve ?\$2\.00/);
    expect(await balance("wallet", people.ada.id, "USD")).toBe(before - 2_000_000n);
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await page.goto("/orders");
    expect(await said(page)).toContain("The order is placed when its last task is made");
    await page.goto("/wallet");
    expect(await said(page)).toContain("Until then you can call it off.");
    await page.goBack();
    await page.goBack();
    await press(page, "Call the order off");
    expect(await said(page)).toContain("Nothing was ordered");
    expect(await said(page)).toContain("You cancelled the order while it was being placed.");
    expect(await balance("wallet", people.ada.id, "USD")).toBe(before);
    expect(complaints).toEqual([]);
    await letGo();
  },
);

test("the page of a large order reloads by itself with JavaScript until the order is placed", async () => {
  const letGo = await holdUpTheWorker();
  const { page, axe, complaints } = await ordered(true);
  expect(await said(page)).toContain("0 of 2,000 tasks made");
  expect(await axe()).toEqual([]);
  await letGo();
  // The step of the queue's next try.
  await site.database.owner`select graphile_worker.add_job('run-fillings')`;
  await untilTrue(60, async () => (await said(page).catch(() => "")).includes("Released"));
  expect(await said(page)).toContain("2,000 tasks, each with its own escrow");
  expect(complaints).toEqual([]);
  const placed = await sql`select from events where name = 'order.placed'`;
  expect(placed).toHaveLength(1);
});
