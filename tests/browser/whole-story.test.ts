/** A whole life through the pages, with JavaScript and without; both must end with the same books. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { verify } from "#app/domain/proof/verify.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { env } from "#app/env.server.ts";
import { books } from "#tests/kit/books-of.ts";
import { verifyByMail } from "#tests/kit/mailed.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Site } from "#tests/kit/browser.ts";
import { member } from "#tests/kit/members.ts";
import { addressOf, follow, join, press, said, signIn, untilSaid } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";

const TITLE = "A farthing engraved in copper, one of a kind";
/** Six decimals on purpose: commission 4.123456, 37.111111 for the freelancer. */
const PRICE = "41.234567";
const FILE = {
  name: "farthing.txt",
  mimeType: "text/plain",
  buffer: Buffer.from("A wren, engraved in copper."),
};

const SETTINGS = {
  // Members made by the test sign in on the site's own form.
  SECRET: env.secret,
  PRETEND_SETTLE_SECONDS: "0",
  METHOD_COOLDOWN_HOURS: "0",
  CLEARING_CARD_HOURS: "0",
  SWEEP_CRON: "0 0 1 1 *",
};

interface People {
  ada: Page;
  lin: Page;
  sol: Page;
}

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("the whole story %s", (_, javaScript) => {
  const site = useSite(SETTINGS);

  test("leads from sign-up to a payout, a dispute and proven books", async () => {
    const visits = await Promise.all([1, 2, 3].map(() => site.visit({ javaScript })));
    const [ada, lin, sol] = visits.map(({ page }) => page) as [Page, Page, Page];
    const people = { ada, lin, sol };
    await offerGig(people, site);
    await findAndOrder(people, site);
    await workAndRevise(people);
    await payOut(people, site);
    await quarrel(people);
    await rule(people);
    await proveTheBooks(people);
    for (const { complaints } of visits) expect(complaints).toEqual([]);
  });
});

async function offerGig({ lin }: People, site: Site): Promise<void> {
  await lin.goto("/sign-up");
  await join(lin, "Lin Castell", "lin");
  await verifyByMail(lin, site.mailDir, "lin@example.test");
  await lin.goto("/selling");
  await follow(lin, "Offer a gig");
  await lin.getByRole("textbox", { name: "Title" }).fill(TITLE);
  await lin.getByLabel("Category").selectOption("design/logos-branding");
  await press(lin, "Save and continue");
  await lin
    .getByRole("textbox", { name: "Description" })
    .fill("I engrave your farthing by hand, wren and all, and send you a picture.");
  await press(lin, "Save and continue");
  const basic = lin.getByRole("group", { name: "Basic" });
  await basic.getByLabel("Package name").fill("One farthing");
  await basic.getByLabel("Price").fill(PRICE);
  await basic.getByLabel("Revisions").fill("1");
  await press(lin, "Save the draft");
  expect(await said(lin)).toContain("Buyers do not see it yet");
  expect(await lin.locator('data[value="37.111111"]').count()).toBeGreaterThan(0);
  await press(lin, /Check and publish/);
  expect(await said(lin)).toContain("Nobody sees it until you publish it");
  await press(lin, "Publish the gig");
  expect(await said(lin)).toContain("Published");
}

async function findAndOrder({ ada }: People, site: Site): Promise<void> {
  // The words for spelling corrections are gathered every hour; here the worker is told to do so now.
  await site.database.owner`select graphile_worker.add_job('refresh-search-words')`;
  await ada.goto("/");
  await ada.getByLabel("Search gigs").fill("farthign copper");
  await ada.getByRole("search").getByRole("button", { name: "Search" }).click();
  await untilSaid(ada, "Showing results for farthing copper");
  await follow(ada, TITLE);
  await follow(ada, "Order Basic");
  // A visitor is sent to sign in, may sign up there, and comes back to the order.
  await ada.getByRole("main").getByRole("link", { name: "Open an account" }).click();
  await join(ada, "Ada Byrne", "ada");
  await follow(ada, "Go on for now");
  const order = addressOf(ada);
  expect(order).toMatch(/^\/gigs\/gig_\w+\/order\?package=basic$/);
  expect(await ada.textContent("header")).toContain("Your e-mail address is not verified yet");
  await verifyByMail(ada, site.mailDir, "ada@example.test");
  await deposit(ada, "41.24");
  expect(addressOf(ada)).toBe(order);
  await placeOrder(ada);
}

/** An order without enough balance, through the processor's page, back to the order. */
async function deposit(ada: Page, expected: string): Promise<void> {
  expect(await said(ada)).toContain("Your balance is too small");
  await press(ada, "Add the missing amount");
  expect(await ada.getByLabel("How much?").inputValue()).toBe(expected);
  await press(ada, "Go to payment");
  await ada.waitForURL("**/sandbox/cards/card_*");
  await press(ada, "Pay by card");
  await ada.waitForURL("**/wallet/deposits/dep_*");
  await untilSaid(ada, "The money is in your balance");
  await follow(ada, "Continue with your order");
  await ada.waitForURL("**/gigs/*/order*");
}

async function placeOrder(ada: Page): Promise<void> {
  await ada.getByLabel("What the freelancer needs to know").fill("With a wren, please.");
  await press(ada, "Order and hold the money");
  await ada.waitForURL("**/tasks/tsk_*");
  expect(await said(ada)).toContain("Ordered. The price is held in escrow");
  expect(await said(ada)).toMatch(
    /must start by \d+ \w+, \d\d:\d\d UTC; otherwise \$.* goes back to you/,
  );
}

async function startWork(lin: Page): Promise<void> {
  await lin.goto("/selling");
  await follow(lin, TITLE);
  expect(await said(lin)).toContain("With a wren, please.");
  await follow(lin, "Start the work");
  await press(lin, "Start the work");
  expect(await said(lin)).toContain("Work started.");
}

async function deliver(lin: Page, note: string): Promise<void> {
  await follow(lin, "Deliver the work");
  await lin.getByLabel("What do you deliver?").fill(note);
  await lin.getByLabel("Files").setInputFiles(FILE);
  await press(lin, "Deliver the work");
  expect(await said(lin)).toContain("Delivered.");
}

async function workAndRevise({ ada, lin }: People): Promise<void> {
  await startWork(lin);
  await deliver(lin, "The first strike.");
  await ada.reload();
  expect(await said(ada)).toContain("The first strike.");
  const [download] = await Promise.all([ada.waitForEvent("download"), follow(ada, "farthing.txt")]);
  expect(await readFile(await download.path())).toEqual(FILE.buffer);
  await follow(ada, "Ask for a revision");
  await ada.getByLabel("What should change?").fill("The wren looks left; right, please.");
  await press(ada, "Ask for a revision");
  await lin.reload();
  expect(await said(lin)).toContain("The wren looks left");
  await deliver(lin, "The wren looks right now.");
  await ada.reload();
  await follow(ada, "Accept the delivery");
  expect(await ada.locator('.confirm data[value="37.111111"]').count()).toBe(1);
  await press(ada, "Accept the delivery");
  expect(await said(ada)).toContain("Accepted.");
  await lin.reload();
  expect(await said(lin)).toMatch(/You earned\$37\.111111.*Available/);
  await follow(ada, "Order this again");
  expect(await said(ada)).toContain("The quote. Both sides see the same.");
  await ada.goBack();
}

async function payOut({ lin }: People, site: Site): Promise<void> {
  await lin.goto("/wallet");
  expect(await lin.locator('main data[value="37.111111"]').count()).toBeGreaterThan(0);
  await lin.goto("/wallet/payout-method");
  await lin.getByLabel("Account holder").fill("Lin Castell");
  await lin.getByLabel("Account number (IBAN)").fill(accountNumberOf("DE", "100100100000000000"));
  await lin.getByLabel("Send my payouts to this account.").check();
  await press(lin, "Save the account");
  expect(await said(lin)).toContain("The account is saved.");
  await lin.goto("/wallet/payouts");
  await lin.getByLabel("Pay me as soon as I have").fill("25");
  await press(lin, "Save the payout settings");
  expect(await said(lin)).toContain(
    "You are paid automatically as soon as $25.00 USD are available.",
  );
  // The worker books the processor's settlements every minute; here it is told to do so now.
  await site.database.owner`select graphile_worker.add_job('settle-processor')`;
  await expect.poll(async () => (await books())["bank(farthing)"]).toBe("41.24");
  await lin.goto("/wallet/withdraw");
  expect(await lin.locator(`.confirm data[value="0.001111"]`).count()).toBe(1);
  await press(lin, /^Withdraw \$/);
  await lin.waitForURL("**/wallet/payouts/pay_*");
  await untilSaid(lin, "It arrived");
}

async function quarrel({ ada, lin }: People): Promise<void> {
  await ada.goto("/orders?view=finished");
  await ada.goto("/gigs?q=farthing");
  await follow(ada, TITLE);
  await follow(ada, "Order Basic");
  await deposit(ada, "41.23");
  await placeOrder(ada);
  await startWork(lin);
  await deliver(lin, "A second one.");
  await ada.reload();
  await follow(ada, "Open a dispute");
  await ada.getByLabel("It is not what was ordered").check();
  await ada.getByLabel("What happened?").fill("This one is tin.");
  await press(ada, "Open the dispute");
  await ada.waitForURL("**/disputes/dsp_*");
  await lin.reload();
  await follow(lin, "Go to the dispute");
  await lin.getByLabel("Your answer").fill("It is copper under the tin.");
  await press(lin, "Send the answer");
  expect(await said(lin)).toContain("staff decide now");
}

async function rule({ ada, lin, sol }: People): Promise<void> {
  await member("sol", "staff");
  await signIn(sol, "sol@example.test");
  await sol.goto("/admin");
  await follow(sol, TITLE);
  expect(await said(sol)).toContain("It is copper under the tin.");
  await sol.getByLabel("Split by amount").check();
  await sol.getByLabel("The freelancer's share, before commission").fill("20");
  await sol.getByLabel("Explanation").fill("Half of it is copper.");
  await press(sol, "Preview the ruling");
  for (const part of ["18", "2", "21.234567"])
    expect(await sol.locator(`.confirm data[value="${part}"]`).count()).toBeGreaterThan(0);
  await press(sol, "Rule on the dispute");
  expect(await said(sol)).toContain("The ruling is made");
  for (const page of [ada, lin]) {
    await page.reload();
    expect(await said(page)).toContain("Half of it is copper.");
  }
}

async function proveTheBooks({ ada, lin, sol }: People): Promise<void> {
  await sol.goto("/admin/books");
  await press(sol, "Check the books now");
  expect(await said(sol)).toMatch(/All \d+ checks passed/);
  await ada.goto("/wallet");
  expect(await ada.locator('main data[value="21.235433"]').count()).toBeGreaterThan(0);
  await lin.goto("/wallet");
  expect(await lin.locator('main data[value="18.001111"]').count()).toBeGreaterThan(0);
  const { "bank(farthing)": bank, "card_clearing(farthing)": clearing, ...rest } = await books();
  expect(rest).toEqual({
    "commission(farthing)": "6.123456",
    "earnings_available(lin)": "18.001111",
    "wallet(ada)": "21.235433",
  });
  // 82.47 came in and 37.11 went out; the processor's share of the rest depends on the minute.
  const cents = (text = "0") => Math.round(Number(text) * 100);
  expect(cents(bank) + cents(clearing)).toBe(8247 - 3711);
  expect(await verify()).toMatchObject({ healthy: true, violations: 0 });
}
