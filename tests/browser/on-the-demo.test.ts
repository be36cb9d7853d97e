/**
 * Small things on the demo's pages, which share one site: the menu, the statement, a token revoked without JavaScript, and an
 * unexplained payment assigned by staff.
 */
import { expect, test } from "vitest";
import { balance } from "#app/domain/ledger/balance.ts";
import { sql } from "#app/domain/store/store.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { useDemoSite } from "#tests/kit/demo-site.ts";

const site = useDemoSite();

test("an open menu is closed by Escape, which gives the focus back, and by a click beside it", async () => {
  const { page } = await site.visitAs("ada");
  await page.goto(`${site.origin}/wallet`);
  const menu = page.locator("header details.nav-more");
  const isOpen = () => menu.evaluate((fold) => (fold as HTMLDetailsElement).open);
  await menu.locator("summary").click();
  expect(await isOpen()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  expect(await isOpen()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
  await menu.locator("summary").click();
  await page.locator("main h1").click();
  expect(await isOpen()).toBe(false);
});

test("without scripts: a month, chosen days and their CSV show the same days", async () => {
  const { page, shoot } = await site.visitAs("lin", { javaScript: false });
  await page.goto("/wallet/statement");
  await shoot("statement");
  await page.getByRole("link", { name: "Show everything" }).click();
  await page.getByRole("heading", { name: "Everything" }).waitFor();
  const everything = await page.locator("table").last().locator("tbody tr").count();
  expect(everything).toBeGreaterThan(2);
  await page.getByText("Choose other days").click();
  await page.getByLabel("First day").fill("2020-01-01");
  await page.getByLabel("Last day").fill("2020-01-31");
  await page.getByRole("button", { name: "Show these days" }).click();
  await page.getByRole("heading", { name: "1 Jan 2020 to 31 Jan 2020" }).waitFor();
  const main = (await page.textContent("main")) ?? "";
  expect(main).toContain("Nothing moved: 1 Jan 2020 to 31 Jan 2020");
  await shoot("statement-empty");
  const csv = await page.getByRole("link", { name: "Download CSV" }).getAttribute("href");
  const answer = await page.request.get(`${site.origin}${csv}`);
  expect(answer.headers()["content-disposition"]).toContain(
    "farthing-statement-2020-01-01-to-2020-01-31.csv",
  );
  expect((await answer.text()).trim().split("\n")).toHaveLength(1);
});

test("days that do not exist are said to be wrong, and this month is shown instead", async () => {
  const { page } = await site.visitAs("lin", { javaScript: false });
  await page.goto("/wallet/statement?from=2026-02-30&to=nonsense");
  expect(await page.textContent("main")).toContain("These days do not exist");
});

test("the print view names its owner and period, and paper leaves out menus and hints", async () => {
  const { page, shoot } = await site.visitAs("lin");
  await page.goto("/wallet/statement/print?all");
  const main = (await page.textContent("main")) ?? "";
  for (const words of ["lin@", "Everything, days in UTC", "At the start", "End of the statement."])
    expect(main).toContain(words);
  await shoot("statement-print");
  expect(await page.getByRole("button", { name: "Print the statement" }).isVisible()).toBe(true);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(
    await page.locator(".site-header, .no-print, [data-print]").locator("visible=true").count(),
  ).toBe(0);
  const inks = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.documentElement);
    return [color, backgroundColor];
  });
  expect(inks).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
});

test("the tabs of the wallet are all visible on a phone", async () => {
  const { page } = await site.visitAs("lin", { width: 360 });
  await page.goto("/wallet/statement");
  const edges = await page
    .locator(".tabs a")
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().right));
  expect(edges).toHaveLength(5);
  expect(Math.max(...edges)).toBeLessThanOrEqual(360);
});

test("revoking a token asks first, says what follows, and then revokes it", async () => {
  const token = await tokenOf(site.people.lin);
  const { page } = await site.visitAs("lin", { javaScript: false, width: 360 });
  await page.goto(`${site.origin}/settings/tokens`);
  const call = () =>
    fetch(`${site.origin}/api/v1/wallet`, { headers: { authorization: `Bearer ${token}` } });
  expect((await call()).status).toBe(200);
  const press = page.getByRole("button", { name: /Revoke the token/ });
  expect(await press.isVisible()).toBe(false);
  await page.locator("summary", { hasText: "Revoke" }).click();
  expect(await page.textContent("main")).toContain("You cannot undo this.");
  await press.click();
  expect((await call()).status).toBe(401);
  const [row] = await sql`select count(*)::int as open from api_tokens where revoked_at is null`;
  expect(row?.["open"]).toBe(0);
});

test("a suspense receipt is assigned from the queue to a person's balance once", async () => {
  const before = await balance("wallet", site.people.lin.id, "USD");
  const { page } = await site.visitAs("sol", { javaScript: false });
  const { page: late } = await site.visitAs("ray", { javaScript: false });
  await page.goto(`${site.origin}/admin/payments`);
  await page.getByRole("link", { name: "card_nobody_knows" }).click();
  await late.goto(page.url());
  const text = async () => (await page.textContent("main")) ?? "";
  expect(await text()).toContain("No deposit of ours has this reference.");

  await page.getByLabel("Handle").fill("linn");
  await page.getByLabel("How do you know?").fill("The bank named her.");
  await page.getByRole("button", { name: "Preview the payment" }).click();
  expect(await text()).toContain("No person who can sign in has this handle.");
  expect(await page.getByLabel("How do you know?").inputValue()).toBe("The bank named her.");
  await page.getByLabel("Handle").fill("@lin");
  await page.getByRole("button", { name: "Preview the payment" }).click();
  expect(await page.locator(".confirm").innerText()).toContain("$12.34");
  await page.getByRole("button", { name: "Change the person" }).click();
  expect(await page.getByLabel("Handle").inputValue()).toBe("@lin");
  await page.getByRole("button", { name: "Preview the payment" }).click();
  await page.getByRole("button", { name: "Give the payment to @lin" }).click();
  expect(await text()).toContain("The money is in @lin's balance now");
  expect(await text()).toContain("Nothing to assign");
  expect(await page.getByRole("row", { name: "card_nobody_knows" }).innerText()).toContain(
    "The bank named her.",
  );
  expect(await balance("wallet", site.people.lin.id, "USD")).toBe(before + 12_340_000n);

  await late.getByLabel("Handle").fill("max");
  await late.getByLabel("How do you know?").fill("He said so.");
  await late.getByRole("button", { name: "Preview the payment" }).click();
  expect(await late.textContent("main")).toContain("A member of staff has already assigned");

  const { page: hers } = await site.visitAs("lin", { javaScript: false });
  await hers.goto(`${site.origin}/wallet/statement`);
  const statement = (await hers.textContent("main")) ?? "";
  expect(statement).toContain("Unexplained payment that was yours");
  expect(statement).toContain("+$12.34");
  await hers.goto(`${site.origin}/notices`);
  await expect
    .poll(async () => {
      await hers.reload();
      return hers.textContent("main");
    })
    .toContain("A payment of yours was found");
});
