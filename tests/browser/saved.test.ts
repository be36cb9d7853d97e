/** Saved gigs and searches without scripts, from a visitor's press on a kept page on; and suggestions by keyboard. */
import { beforeAll, expect, test } from "vitest";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { env } from "#app/env.server.ts";
import { sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";

const site = useSite({ SECRET: env.secret });
let ada: UserActor;
let wren = "";
beforeAll(async () => {
  ada = await member("ada");
  const lin = await member("lin");
  wren = await sold(lin, "A wren in ink", { tags: ["copper"] });
  await sold(lin, "A heron in ink");
  await refreshSearchWords();
});

const said = async ({ page }: Visit) => (await page.textContent("main")) ?? "";
const press = ({ page }: Visit, name: string) => page.getByRole("button", { name }).click();

test("without scripts a visitor's press on a card leads through signing in to the saved gig, which is removed and put back", async () => {
  const visit = await site.visit({ javaScript: false });
  const { page, context } = visit;
  await page.goto("/gigs?q=ink");
  await press(visit, "Save “A wren in ink”");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  expect(new URL(page.url()).searchParams.get("next")).toBe(`/gigs/${wren}/save`);
  await signInBrowser(context, site.origin, ada);
  await page.goto(`/gigs/${wren}/save`);
  await press(visit, "Save this gig");
  expect(await said(visit)).toContain("Saved. Your list is under Saved");
  // The list is kept for everybody and does not know who saved what.
  await page.goto("/gigs?q=ink");
  expect(await said(visit)).not.toContain("Remove");
  await page.goto("/saved");
  await press(visit, "Remove “A wren in ink”");
  expect(await said(visit)).toContain("You have not saved a gig yet");
  await press(visit, "Put the gig back");
  expect(await said(visit)).toContain("A wren in ink");
  expect(visit.complaints).toEqual([]);
});

test("without scripts a search is saved from its results, changed, removed and put back; each result says why it is there", async () => {
  const visit = await site.visit({ javaScript: false });
  const { page, context } = visit;
  await signInBrowser(context, site.origin, ada);
  await page.goto("/gigs?q=wrens&days=7");
  expect(await said(visit)).toContain("All words in the title · published");
  expect(await page.getByRole("link", { name: "wrens copper" }).getAttribute("href")).toBe(
    "/gigs?q=wrens+copper&days=7",
  );
  await page.getByRole("link", { name: "Save this search" }).click();
  expect(await said(visit)).toContain("“wrens”, delivered in 7 days");
  await page.getByLabel("Name").fill("Birds");
  await press(visit, "Save this search");
  expect(await page.getByLabel("Tell me of new gigs").inputValue()).toBe("daily");
  await page.getByLabel("Tell me of new gigs").selectOption("at_once");
  await press(visit, "Change it");
  expect(await page.getByLabel("Tell me of new gigs").inputValue()).toBe("at_once");
  await press(visit, "Remove this search");
  await press(visit, "Put the search back");
  await page.getByRole("link", { name: "Birds" }).click();
  expect(new URL(page.url()).search).toBe("?q=wrens&days=7&sort=newest");
  expect(visit.complaints).toEqual([]);
});

test("suggestions open while typing, are chosen with the arrows, closed with Escape and taken with Enter", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.goto("/gigs");
  const box = page.getByRole("combobox", { name: "Search gigs" });
  const options = page.getByRole("option");
  await box.pressSequentially("ill");
  await options.first().waitFor();
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("ArrowDown");
  const chosen = page.getByRole("option", { selected: true });
  expect(await box.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
  expect(await visit.axe()).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await options.count()).toBe(0);
  expect(await box.inputValue()).toBe("ill");
  await page.keyboard.press("ArrowDown");
  await options.first().waitFor();
  await page.keyboard.press("ArrowUp");
  expect(await chosen.textContent()).toContain("Illustration");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/gigs?category=*");
  expect(visit.complaints).toEqual([]);
});
