/** Drafts of gigs in a browser: what is typed is kept by every button and by the script, and buyers see it when it is published. */
import { beforeAll, expect, test } from "vitest";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";
import { useSite } from "#tests/kit/browser.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { press, said } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";

const site = useSite();
let lin: UserActor;
beforeAll(async () => {
  lin = await member("lin");
});

async function visitAs(javaScript: boolean) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, lin);
  return visit;
}

async function liveGig(): Promise<string> {
  const { answer } = await createGig(lin, { key: newFormKey(), content: sampleContent() });
  await publishGig(lin, { key: newFormKey(), ...answer });
  return answer.id;
}

async function seenByBuyers(id: string): Promise<string> {
  return (await fetch(`${site.origin}/gigs/${id}`)).text();
}

/** Types like a person and waits for the save that the script makes by itself. */
async function typeAndRest(page: Page, name: string, text: string): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.fill(`[name="${name}"]`, text),
  ]);
  await answer.finished();
  return answer.status();
}

const TITLE = "I will draw two farthings";

test.each([true, false])(
  "changes of a live gig outlive Pause, wait for publishing, and can be discarded (JavaScript: %s)",
  async (javaScript) => {
    const id = await liveGig();
    const { page, complaints } = await visitAs(javaScript);
    await page.goto(`/selling/gigs/${id}/basics`);
    await page.fill("[name=title]", TITLE);
    // The only way from here to the button that pauses saves what was typed.
    await press(page, /Check and publish/);
    await press(page, "Pause the gig");
    expect(await said(page)).toContain("Paused.");
    expect(await said(page)).toContain("You have changes that are not published");
    expect(await page.textContent("table tr:has-text('Title')")).toContain(TITLE);
    expect(await seenByBuyers(id)).not.toContain(TITLE);
    await press(page, "Publish the changes");
    expect(await said(page)).toContain("The changes are published");
    expect(await seenByBuyers(id)).toContain(TITLE);
    await page.click('.gig-rail a:has-text("What you need")');
    await page.fill("[name=buyerBrief]", "Which bird?");
    await press(page, "Save the draft");
    await press(page, /Check and publish/);
    await page.click("text=Discard the changes");
    expect(await said(page)).toContain("This cannot be undone");
    await press(page, "Discard the changes");
    expect(await said(page)).toContain("The changes are discarded");
    expect(await seenByBuyers(id)).not.toContain("Which bird?");
    expect(complaints).toEqual([]);
  },
);

test("Enter in a field saves the step and goes on, with the words for what is still needed", async () => {
  const { page } = await visitAs(false);
  await page.goto("/selling/gigs/new");
  await page.fill("[name=title]", "A wren in ink, on paper");
  await page.press("[name=title]", "Enter");
  await page.waitForURL(/\/gig_\w+\/description$/);
  expect(await page.textContent("button[value=go-basics]")).toContain("1 to fill in");
  expect(await page.textContent("label[for=description]")).toBe("Description (needed to publish)");
  await page.click(".btn-row button[value=back]");
  expect(await page.inputValue("[name=title]")).toBe("A wren in ink, on paper");
  await page.goto("/selling/gigs");
  expect(await page.textContent("tr:has-text('A wren in ink')")).toContain("Not complete yet");
});

test("the script saves a new gig while it is typed, renews card and marks, and a reload loses nothing", async () => {
  const { page, complaints } = await visitAs(true);
  await page.goto("/selling/gigs/new");
  expect(await typeAndRest(page, "title", "A robin, cut in linoleum")).toBe(303);
  await page.waitForURL(/\/selling\/gigs\/gig_\w+\/basics$/);
  const card = page.locator("[data-live=preview]");
  await expect.poll(() => card.textContent()).toContain("A robin, cut in linoleum");
  await expect.poll(() => page.textContent("[data-live=saved]")).toContain("Saved:");
  expect(await typeAndRest(page, "tags", "lino, robin")).toBe(303);
  await expect.poll(() => card.textContent()).toContain("lino");
  await page.reload();
  expect(await page.inputValue("[name=tags]")).toBe("lino, robin");
  const rows = await site.database.owner`
    select version from gig_drafts where freelancer_id = ${lin.id} and typed->>'title' like 'A robin%'`;
  expect(rows).toHaveLength(1);
  // A button pressed while text is not saved yet saves it too.
  await page.fill("[name=title]", "A robin, cut in wood");
  await page.click(".btn-row button[value=next]");
  await page.waitForURL(/\/description$/);
  expect(await page.textContent("h1")).toBe("A robin, cut in wood");
  expect(complaints).toEqual([]);
});

/** Two tabs of one gig: the title was saved in the second, and the first shows the title of before. */
async function twoTabs(javaScript: boolean) {
  const id = await liveGig();
  const { page, context } = await visitAs(javaScript);
  await page.goto(`/selling/gigs/${id}/basics`);
  const other = await context.newPage();
  await other.goto(`/selling/gigs/${id}/basics`);
  await other.fill("[name=title]", "Typed in the other tab");
  await other.click(".btn-row button[value=save]");
  expect(await said(other)).toContain("Saved. Buyers do not see it yet.");
  return { page, other };
}

/** The first tab, with its own title, is shown both; its second press keeps its own. */
async function chooseOwn(page: Page, other: Page): Promise<void> {
  await page.click(".btn-row button[value=save]");
  const conflict = (await page.textContent("[data-live=conflict]")) ?? "";
  expect(conflict).toContain("Typed in the other tab");
  expect(conflict).toContain("Typed in this tab");
  expect(await page.inputValue("[name=title]")).toBe("Typed in this tab");
  await page.click(".btn-row button[value=save]");
  expect(await said(page)).toContain("Saved. Buyers do not see it yet.");
  await other.reload();
}

test("without scripts the later of two tabs is shown both versions and overwrites nothing unseen", async () => {
  const { page, other } = await twoTabs(false);
  await page.fill("[name=title]", "Typed in this tab");
  await chooseOwn(page, other);
  expect(await other.inputValue("[name=title]")).toBe("Typed in this tab");
});

test("the script shows both versions while the later tab is typed in, and stops saving", async () => {
  const { page, other } = await twoTabs(true);
  expect(await typeAndRest(page, "title", "Typed in this tab")).toBe(409);
  const conflict = page.locator("[data-live=conflict]");
  await expect.poll(() => conflict.textContent()).toContain("Typed in the other tab");
  await other.reload();
  expect(await other.inputValue("[name=title]")).toBe("Typed in the other tab");
  await chooseOwn(page, other);
  expect(await other.inputValue("[name=title]")).toBe("Typed in this tab");
});

test("the script says that nothing was saved when the session has ended, and keeps the text", async () => {
  const id = await liveGig();
  const { page, context } = await visitAs(true);
  await page.goto(`/selling/gigs/${id}/basics`);
  await context.clearCookies();
  await page.fill("[name=title]", "Typed after the session");
  await expect.poll(() => page.textContent("[data-live=saved]")).toContain("Not saved");
  expect(await page.inputValue("[name=title]")).toBe("Typed after the session");
});

test("the language of the texts is guessed, is changed without scripts, and is said on the gig's page", async () => {
  const id = await liveGig();
  const { page, complaints, shoot } = await visitAs(false);
  await page.goto(`/selling/gigs/${id}/description`);
  expect(await said(page)).toContain("Language: English (guessed) · change");
  await page.fill(
    "[name=description]",
    "Ich zeichne Ihre Münze sorgfältig mit Tusche auf gutem Papier. Sie erhalten die Zeichnung als Bild und auf Wunsch auch das Original mit der Post.",
  );
  await page.click(".btn-row button[value=save]");
  await expect.poll(() => said(page)).toContain("Language: German (guessed) · change");
  await page.click("text=Language: German");
  await page.selectOption("[name=language]", "sv");
  await shoot("gig-language");
  await page.click(".btn-row button[value=save]");
  await expect.poll(() => said(page)).toContain("Language: Swedish · change");
  await press(page, /Check and publish/);
  await expect.poll(() => said(page)).toContain("Publish the changes");
  const changed = page.locator("tr", { has: page.getByRole("rowheader", { name: "Language" }) });
  expect(await changed.locator("td").allInnerTexts()).toEqual(["guessed from the text", "Swedish"]);
  await shoot("gig-language-check");
  await press(page, "Publish the changes");
  await expect.poll(() => said(page)).toContain("Published");
  await page.goto(`/gigs/${id}`);
  expect(await page.getAttribute("h1", "lang")).toBe("sv");
  expect(await page.getAttribute(".gig-words", "lang")).toBe("sv");
  expect(complaints).toEqual([]);
});
