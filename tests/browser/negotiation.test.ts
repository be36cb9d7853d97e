/** A negotiation in two browsers, the buyer's without scripts: from a question in a conversation to the last milestone that is paid. */
import { beforeAll, expect, test } from "vitest";
import { verify } from "#app/domain/proof/verify.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { books } from "#tests/kit/books-of.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { changed, FRAME } from "#tests/kit/changed-order.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { handOver, move, tasksOf } from "#tests/kit/task-scene.ts";
import { addressOf, follow, press, said, writeLine } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";

const site = useSite({ SECRET: env.secret });
let people: Cast;
let gigId = "";

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 500_000_000n);
  gigId = await sampleGig(people.lin);
});

async function visitAs(who: "ada" | "lin", javaScript: boolean): Promise<Visit> {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, people[who]);
  return visit;
}

async function ask(ada: Page, lin: Page): Promise<void> {
  await ada.goto(`/gigs/${gigId}`);
  await follow(ada, "Write to Lin");
  await ada.getByLabel("Your message to Lin").fill("Could you draw it in steps?");
  await press(ada, "Send the message");
  await lin.goto("/messages");
  await follow(lin, "Ada");
  await lin.getByLabel("Your message to Ada").fill("I could: a sketch, then ink.");
  await press(lin, "Send the message");
  await lin.getByText("a sketch, then ink").waitFor();
}

/** Lin offers two lines, ada answers with three of which the first is funded, lin accepts. Returns the order's address. */
async function agree({ page: ada, shoot }: Visit, { page: lin, ...seen }: Visit): Promise<string> {
  await follow(lin, "Make Ada an offer");
  await press(lin, "Write the offer");
  await lin.getByLabel("Title", { exact: true }).fill("Drawings of a farthing");
  await writeLine(lin, 1, "Sketch", "20");
  await press(lin, "Add a line");
  await writeLine(lin, 2, "Ink", "50");
  await press(lin, "Preview the offer");
  const preview = await said(lin);
  expect(preview).toContain("Taken from Ada's balance as soon as Ada accepts");
  expect(preview).toContain("$63.00");
  await seen.shoot("offer-preview-freelancer");
  await press(lin, "Send the offer");
  const offer = addressOf(lin);

  await ada.goto("/messages");
  await follow(ada, "Lin");
  await follow(ada, /Drawings of a farthing/);
  expect(addressOf(ada)).toBe(offer);
  expect(await said(ada)).toContain("Taken from your balance now");
  await shoot("offer-to-decide");
  await follow(ada, "Answer with your own version");
  await press(ada, "Add a line");
  expect(await ada.getByLabel("Title", { exact: true }).inputValue()).toBe(
    "Drawings of a farthing",
  );
  await writeLine(ada, 3, "Colour", "thirty");
  await ada.getByLabel("The price of the first line only").check();
  await press(ada, "Preview the offer");
  expect(await said(ada)).toContain("This is not an amount");
  await writeLine(ada, 3, "Colour", "30");
  await shoot("offer-form");
  await press(ada, "Preview the offer");
  expect(await said(ada)).toContain("You allow us to take this price");
  await shoot("offer-preview-buyer");
  await press(ada, "Send this version");
  expect(await said(ada)).toContain("Waiting for Lin");
  await shoot("offer-waiting");

  await lin.goto(offer);
  await press(lin, "Accept the offer");
  expect(await books()).toMatchObject({ "wallet(ada)": "480", "escrow(tasks)": "20" });
  await ada.reload();
  expect(await said(ada)).toContain("It is an order now");
  await ada.goto("/offers");
  await shoot("offers");
  return addressOf(lin);
}

async function deliver(lin: Page): Promise<void> {
  await follow(lin, "Deliver the work");
  await lin.getByLabel("What do you deliver?").fill("Here it is.");
  await press(lin, "Deliver the work");
  expect(await said(lin)).toContain("Delivered.");
}

async function work(lin: Page, order: string, milestone: string): Promise<void> {
  await lin.goto(order);
  await follow(lin, milestone);
  await follow(lin, "Start the work");
  await press(lin, "Start the work");
  await deliver(lin);
}

async function accept(ada: Page, order: string, milestone: string): Promise<void> {
  await ada.goto(order);
  await follow(ada, milestone);
  await follow(ada, "Accept the delivery");
  await press(ada, "Accept the delivery");
  expect(await said(ada)).toContain("Accepted.");
}

async function revise(ada: Page, lin: Page, order: string): Promise<void> {
  await work(lin, order, "1. Sketch");
  await ada.goto(order);
  await follow(ada, "1. Sketch");
  await follow(ada, "Ask for a revision");
  await ada.getByLabel("What should change?").fill("Rounder, please.");
  await press(ada, "Ask for a revision");
  await lin.reload();
  expect(await said(lin)).toContain("Rounder, please.");
  await deliver(lin);
  await accept(ada, order, "1. Sketch");
}

async function fund(ada: Page, order: string): Promise<void> {
  await ada.goto(order);
  await follow(ada, "Fund this milestone");
  await press(ada, "Fund this milestone");
  expect(await said(ada)).toContain("The milestone is funded");
}

/** A price up, proposed by the freelancer; a price down, proposed by the buyer. */
async function change(ada: Page, lin: Page, order: string): Promise<void> {
  await lin.goto(order);
  expect(await said(lin)).toContain("Nothing is held for it until Ada funds it");
  expect(await lin.getByRole("link", { name: "Fund this milestone" }).count()).toBe(0);
  await follow(lin, "Propose a change");
  await follow(lin, "Add a milestone");
  await lin.getByLabel("Name of the milestone").fill("Frame");
  await lin.getByLabel("Price").fill("30");
  await lin.getByLabel("Days").fill("0");
  await press(lin, "Send to Ada");
  expect(await said(lin)).toContain("whole number from 1 to 365");
  await lin.getByLabel("Days").fill("2");
  await press(lin, "Send to Ada");

  await fund(ada, order);
  await follow(ada, /^One more milestone, “Frame”/);
  await press(ada, "Accept the change");
  expect(await said(ada)).toContain("4 milestones, 1 of them not funded");
  expect(await said(ada)).toContain("4. Frame");
  await follow(ada, "Propose a change");
  await follow(ada, "Lower the price of a milestone");
  await ada.getByLabel("Milestone").selectOption("2. Ink");
  await ada.getByLabel("How much goes back").fill("10");
  await press(ada, "Send to Lin");
  await lin.goto(order);
  await follow(lin, /^“Ink” costs \$10.00 USD less/);
  await press(lin, "Accept the change");
  expect(await books()).toMatchObject({ "wallet(ada)": "410", "escrow(tasks)": "70" });
}

test("a question becomes an offer, a counter-offer, an order of three milestones, changes, a revision, and a paid order", async () => {
  const [one, two] = [await visitAs("ada", false), await visitAs("lin", true)];
  const [ada, lin] = [one.page, two.page];
  await ask(ada, lin);
  const order = await agree(one, two);
  await revise(ada, lin, order);
  await change(ada, lin, order);
  await work(lin, order, "2. Ink");
  await accept(ada, order, "2. Ink");
  await fund(ada, order);
  // The pages of the work are seen by now; only the buyer's go on.
  const rest = (await tasksOf(order.slice("/orders/".length))).slice(2);
  await move(people.lin, "start", rest);
  await handOver(people.lin, rest);
  for (const milestone of ["3. Colour", "4. Frame"]) await accept(ada, order, milestone);
  await ada.goto(order);
  expect(await said(ada)).toContain("Every milestone is finished.");
  await one.shoot("agreed-order-finished");
  expect(await books()).toMatchObject({ "wallet(ada)": "380", "commission(farthing)": "12" });
  await lin.goto("/messages");
  await follow(lin, "Ada");
  await two.shoot("thread-negotiation");
  expect(await verify()).toMatchObject({ healthy: true, violations: 0 });
  expect([...one.complaints, ...two.complaints]).toEqual([]);
});

test("a page that shows a version that was replaced refuses its button, and the new version is read first", async () => {
  const { page: lin, shoot } = await visitAs("lin", true);
  const { page: ada } = await visitAs("ada", false);
  await lin.goto("/offers/new?to=ada&as=freelancer");
  await lin.getByLabel("Title", { exact: true }).fill("One drawing");
  await writeLine(lin, 1, "Sketch", "5");
  await press(lin, "Preview the offer");
  await press(lin, "Send the offer");
  const address = addressOf(lin);
  await ada.goto(address);
  await follow(lin, "Change the terms");
  await writeLine(lin, 1, "Sketch", "6");
  await press(lin, "Preview the offer");
  await press(lin, "Send this version");
  await press(ada, "Accept the offer");
  const refused = await said(ada);
  expect(refused).toContain("There is a newer version of this offer");
  expect(refused).toContain("$6.00");
  await press(ada, "Accept the offer");
  expect(ada.url()).toContain("/orders/");
  const rows = await sql`select total_micros from orders where title = 'One drawing'`;
  expect(rows).toEqual([{ total_micros: 6_000_000n }]);
  await lin.goto(address);
  await shoot("offer-accepted");
});

test("the pages of an agreed order are accessible, and say what is agreed, held and paid", async () => {
  const { ada, lin } = people;
  const { orderId, taskIds } = await agreedOrder({ ada, lin }, { funded: 2 });
  const [sketch = "", ink = ""] = taskIds;
  await changed([lin, ada], orderId, FRAME);
  await changed([lin, ada], orderId, { kind: "lower", taskId: ink, priceMicros: 10_000_000n });
  await move(lin, "start", [sketch]);
  const { page, axe, shoot, complaints } = await visitAs("ada", true);
  const look = async (path: string, name: string) => {
    await page.goto(path);
    expect(await axe()).toEqual([]);
    await shoot(name);
  };
  await look(`/orders/${orderId}`, "agreed-order");
  for (const amount of ["120.000001", "90.000001"]) expect(await said(page)).toContain(amount);
  await look(`/orders/${orderId}/lines/3/fund`, "fund-line");
  await look(`/orders/${orderId}/changes/new`, "change-kinds");
  await look(`/orders/${orderId}/changes/new?kind=add`, "change-add");
  await look(`/tasks/${ink}`, "agreed-task");
  const proposing = page.locator("a[href*='/changes/new']");
  expect(await proposing.filter({ hasText: /Lower the price|Add days/ }).count()).toBe(0);
  await look("/orders", "agreed-order-list");
  expect(await said(page)).not.toMatch(/\d tasks: Lin must start/);
  await page.goto(`/orders/${orderId}`);
  await follow(page, /^“Ink” costs \$10.00 USD less/);
  await shoot("change-accepted");
  expect(complaints).toEqual([]);
});
