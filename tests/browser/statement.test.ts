/** The statement as its reader sees it: months, chosen days, files of the same days, and paper. */
import { expect, test } from "vitest";
import { useDemoSite } from "#tests/kit/demo-site.ts";

const site = useDemoSite();

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
