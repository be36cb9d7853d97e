/** A negotiation in two browsers, one without scripts: an offer of several lines, a counter-offer, its acceptance, and what is refused. */
import { beforeAll, expect, test } from "vitest";
import { balance } from "#app/domain/ledger/balance.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { press, said } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";

const site = useSite({ SECRET: env.secret });
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

async function writeLine(page: Page, row: number, title: string, price: string): Promise<void> {
  const group = page.getByRole("group", { name: `Line ${row}` });
  await group.getByLabel("Name of the line").fill(title);
  await group.getByLabel("What belongs to it").fill(`Everything about the ${title.toLowerCase()}`);
  await group.getByLabel("Price").fill(price);
}

test("lin offers two lines without a script, ada answers with her own version, lin accepts, and it is an order", async () => {
  const [lin, ada] = [await site.visit({ javaScript: false }), await site.visit()];
  await signInBrowser(lin.context, site.origin, people.lin);
  await signInBrowser(ada.context, site.origin, people.ada);

  await lin.page.goto(`${site.origin}/offers/new?to=ada&as=freelancer`);
  await lin.page.getByLabel("Title", { exact: true }).fill("Drawings of a farthing");
  await writeLine(lin.page, 1, "Sketch", "20");
  await press(lin.page, "Add a line");
  expect(await lin.page.getByLabel("Title", { exact: true }).inputValue()).toBe(
    "Drawings of a farthing",
  );
  await writeLine(lin.page, 2, "Ink", "fifty");
  await press(lin.page, "Preview the offer");
  expect(await said(lin.page)).toContain("This is not an amount");
  await writeLine(lin.page, 2, "Ink", "50");
  await press(lin.page, "Preview the offer");
  const preview = await said(lin.page);
  expect(preview).toContain("Taken from Ada's balance as soon as Ada accepts");
  expect(preview).toContain("$63.00");
  await lin.shoot("offer-preview-freelancer");
  await press(lin.page, "Send the offer");
  const path = new URL(lin.page.url()).pathname;

  await ada.page.goto(site.origin + path);
  expect(await said(ada.page)).toContain("Taken from your balance now");
  await ada.shoot("offer-to-decide");
  await ada.page.getByRole("link", { name: "Answer with your own version" }).click();
  await writeLine(ada.page, 2, "Ink", "40");
  await ada.page.getByLabel("The price of the first line only").check();
  await ada.shoot("offer-form");
  await press(ada.page, "Preview the offer");
  expect(await said(ada.page)).toContain("You allow us to take this price");
  await ada.shoot("offer-preview-buyer");
  await press(ada.page, "Send this version");
  expect(await said(ada.page)).toContain("Waiting for Lin");
  await ada.shoot("offer-waiting");

  await lin.page.goto(site.origin + path);
  await press(lin.page, "Accept the offer");
  expect(lin.page.url()).toContain("/orders/");
  expect(await balance("wallet", people.ada.id, "USD")).toBe(80_000_000n);
  await ada.page.reload();
  expect(await said(ada.page)).toContain("It is an order now");
  await ada.page.goto(`${site.origin}/offers`);
  await ada.shoot("offers");
  expect([...lin.complaints, ...ada.complaints]).toEqual([]);
}, 120_000);

test("a page that shows a version that was replaced refuses its button, and the new version is read first", async () => {
  const [lin, ada] = [await site.visit(), await site.visit({ javaScript: false })];
  await signInBrowser(lin.context, site.origin, people.lin);
  await signInBrowser(ada.context, site.origin, people.ada);
  await lin.page.goto(`${site.origin}/offers/new?to=ada&as=freelancer`);
  await lin.page.getByLabel("Title", { exact: true }).fill("One drawing");
  await writeLine(lin.page, 1, "Sketch", "5");
  await press(lin.page, "Preview the offer");
  await press(lin.page, "Send the offer");
  const address = lin.page.url();
  await ada.page.goto(address);
  await lin.page.getByRole("link", { name: "Change the terms" }).click();
  await writeLine(lin.page, 1, "Sketch", "6");
  await press(lin.page, "Preview the offer");
  await press(lin.page, "Send this version");
  await press(ada.page, "Accept the offer");
  const refused = await said(ada.page);
  expect(refused).toContain("There is a newer version of this offer");
  expect(refused).toContain("$6.00");
  await press(ada.page, "Accept the offer");
  expect(ada.page.url()).toContain("/orders/");
  const rows = await sql`select total_micros from orders where title = 'One drawing'`;
  expect(rows).toEqual([{ total_micros: 6_000_000n }]);
  await lin.page.goto(address);
  await lin.shoot("offer-accepted");
}, 120_000);
