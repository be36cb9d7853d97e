/** A dispute through the real pages with JavaScript off: opened, answered, previewed, ruled, read by both parties. */
import { expect, test } from "vitest";
import { startSession } from "#app/domain/security/sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { levelOf } from "#tests/kit/members.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { books } from "#tests/kit/books-of.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { deliveredTask, disputeInReview, openedDispute } from "#tests/domain/disputes/scene.ts";

const site = useSite();
let made: Cast | undefined;

async function people(): Promise<Cast> {
  made ??= await cast();
  return made;
}

async function visitAs(who: UserActor, options: { javaScript?: boolean } = {}): Promise<Visit> {
  const visit = await site.visit(options);
  const { token } = await startSession(who.id, levelOf(who), { address: "::1", agent: "test" });
  await visit.context.addCookies([{ name: "farthing", value: token, url: site.origin }]);
  return visit;
}

test("a dispute can be led from opening to ruling without JavaScript", async () => {
  const { ada, lin, sol } = await people();
  const taskId = await deliveredTask({ ada, lin });

  const buyer = await visitAs(ada, { javaScript: false });
  await buyer.page.goto(`/tasks/${taskId}/dispute`);
  await buyer.page.getByLabel("It is not what was ordered").check();
  await buyer.page.getByLabel("What happened?").fill("I ordered copper\nand got tin.");
  await buyer.page.getByLabel("Evidence").setInputFiles({
    name: "tin.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("It does not shine."),
  });
  await buyer.page.getByRole("button", { name: "Open the dispute" }).click();
  await buyer.page.waitForURL("**/disputes/dsp_*");
  const disputePath = new URL(buyer.page.url()).pathname;
  expect(await buyer.page.textContent("main")).toContain("stays held until it is settled");
  expect(await buyer.page.locator('a[href^="/files/"]').textContent()).toBe("tin.txt");
  await buyer.page.goto("/orders");
  expect(await buyer.page.textContent("main")).toContain(
    "stays held until the dispute with Lin is settled",
  );

  const seller = await visitAs(lin, { javaScript: false });
  await seller.page.goto(disputePath);
  await seller.page.getByLabel("Your answer").fill("It is copper, under the dust.");
  await seller.page.getByRole("button", { name: "Send the answer" }).click();
  expect(await seller.page.textContent("main")).toContain("staff decide now");

  const staff = await visitAs(sol, { javaScript: false });
  await staff.page.goto("/admin");
  await staff.page.locator(`a[href="/admin${disputePath}"]`).click();
  await staff.page.getByLabel("Split by amount").check();
  await staff.page.getByLabel("The freelancer's share, before commission").fill("1000");
  await staff.page.getByLabel("Explanation").fill("Half of it shines.");
  await staff.page.getByRole("button", { name: "Preview the ruling" }).click();
  // Refused, because it is more than the held amount; the typed text stays.
  expect(await staff.page.locator("#error-summary").textContent()).toContain("100.00");
  expect(await staff.page.getByLabel("Explanation").inputValue()).toBe("Half of it shines.");
  await staff.page.getByLabel("The freelancer's share, before commission").fill("50");
  await staff.page.getByRole("button", { name: "Preview the ruling" }).click();
  const preview = await staff.page.locator(".confirm").innerText();
  for (const words of [
    "Released to the freelancer",
    "Commission",
    "Refunded to the buyer",
    "45",
    "50",
    "5",
  ])
    expect(preview).toContain(words);
  await staff.page.getByRole("button", { name: "Change the ruling" }).click();
  await staff.page.getByLabel("The freelancer's share, before commission").fill("40");
  await staff.page.getByRole("button", { name: "Preview the ruling" }).click();
  await staff.page.getByRole("button", { name: "Rule on the dispute" }).click();
  expect(await staff.page.textContent("main")).toContain("The ruling is made");

  for (const { page } of [buyer, seller]) {
    await page.goto(disputePath);
    expect(await page.textContent("main")).toContain("Half of it shines.");
    expect(await page.getByRole("button", { name: /statement/ }).count()).toBe(0);
  }
  expect(await books()).toEqual({
    "card_clearing(farthing)": "100",
    "commission(farthing)": "4",
    "earnings_available(lin)": "36",
    "wallet(ada)": "60",
  });
  for (const { complaints } of [buyer, seller, staff]) expect(complaints).toEqual([]);
});

test("strangers and members do not find the staff's pages; staff are sent to the case file", async () => {
  const { ada, lin, max, sol } = await people();
  const id = await openedDispute({ ada, lin });
  const stranger = await visitAs(max);
  for (const path of [
    `/disputes/${id}`,
    `/disputes/${id}/concede`,
    "/disputes/dsp_0",
    "/admin",
    `/admin/disputes/${id}`,
    "/admin/books",
    "/admin/commission",
  ])
    expect([path, (await stranger.page.goto(path))?.status()]).toEqual([path, 404]);
  const staff = await visitAs(sol);
  await staff.page.goto(`/disputes/${id}`);
  expect(new URL(staff.page.url()).pathname).toBe(`/admin/disputes/${id}`);
  expect((await staff.page.goto(`/disputes/${id}/concede`))?.status()).toBe(403);
});

test("conceding a dispute is confirmed on a page that says what moves", async () => {
  const { ada, lin } = await people();
  const id = await openedDispute({ ada, lin });
  const { page, complaints } = await visitAs(ada, { javaScript: false });
  await page.goto(`/disputes/${id}`);
  await page.getByRole("link", { name: "Release everything" }).click();
  expect(await page.locator('.confirm data[value="90"]').count()).toBe(1);
  await page.getByRole("button", { name: "Release everything" }).click();
  expect(await page.textContent("main")).toContain("Settled between you");
  expect(complaints).toEqual([]);
});

test("staff publish a commission schedule after seeing who is affected, and check the books", async () => {
  const { sol } = await people();
  const { page, complaints } = await visitAs(sol, { javaScript: false });
  await page.goto("/admin/commission");
  await page.getByLabel("General rate, in percent").fill("8.5");
  await page.getByLabel("What changes and why").fill("Cheaper for everybody.");
  await page.getByRole("button", { name: "See who is affected" }).click();
  expect(await page.locator(".confirm").innerText()).toMatch(/falls from 10 % to 8.5 %/);
  await page.getByRole("button", { name: "Publish" }).click();
  expect(await page.textContent("main")).toContain("Version 2 is published");
  await page.goto("/commission");
  expect(await page.textContent("main")).toContain("8.5 %");
  await page.goto("/admin/books");
  await page.getByRole("button", { name: "Check the books now" }).click();
  expect(await page.textContent("main")).toMatch(/All \d+ checks passed/);
  expect(complaints).toEqual([]);
});

test("the pages of a refused ruling, a ruling's preview and a schedule's impact are accessible", async () => {
  const { ada, lin, sol } = await people();
  const reviewed = await disputeInReview({ ada, lin });
  const found: string[] = [];
  const staff = await visitAs(sol);
  const look = async (name: string) => {
    found.push(...(await staff.axe()).map((line) => `${name}: ${line}`));
    await staff.shoot(name);
  };
  await staff.page.goto(`/admin/disputes/${reviewed}`);
  await staff.page.getByLabel("Split by percentage").check();
  await staff.page.getByLabel("The freelancer's share in percent").fill("33.333333");
  await staff.page.getByLabel("Explanation").fill("A third of it shines, and no more.");
  await staff.page.getByRole("button", { name: "Preview the ruling" }).click();
  await look("staff-case-preview");
  await staff.page.goto(`/admin/disputes/${reviewed}`);
  await staff.page.getByLabel("Split by percentage").check();
  await staff.page.getByLabel("Explanation").fill("How much?");
  await staff.page.getByRole("button", { name: "Preview the ruling" }).click();
  await look("staff-case-refused");
  await staff.page.goto("/admin/commission");
  await staff.page.getByLabel("General rate, in percent").fill("12");
  await staff.page.getByLabel("What changes and why").fill("Dearer.");
  await staff.page.getByRole("button", { name: "See who is affected" }).click();
  await look("staff-commission-impact");
  expect(found).toEqual([]);
});
