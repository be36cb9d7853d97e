/** Open pages that bring themselves up to date, in a real browser: one stream for all tabs, and each thing shown once. */
import { beforeAll, expect, test } from "vitest";
import { levelOf } from "#tests/kit/members.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { begin } from "#tests/domain/batches/scene.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { withdrawOffer } from "#app/domain/agreements/withdraw-offer.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { offered } from "#tests/kit/offer-scene.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { BrowserContext, Page } from "playwright-core";

const site = useSite({ FORMS_PER_MINUTE: "1000" });
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

async function visitAs(person: UserActor): Promise<Visit> {
  const from = { address: "test", agent: "test" };
  const { token } = await startSession(person.id, levelOf(person), from);
  const visit = await site.visit();
  await visit.context.addCookies([{ name: "farthing", value: token, url: site.origin }]);
  return visit;
}

/** Streams the browser has opened so far, and its loads of whole pages. */
function counted(context: BrowserContext) {
  const seen = { streams: 0, loads: 0 };
  context.on("request", (request) => {
    if (request.url().includes("/live?")) seen.streams += 1;
    if (request.isNavigationRequest()) seen.loads += 1;
  });
  return seen;
}

const PRICE = { priceMicros: 1_000_000n };
const streamed = (page: Page) => page.locator("html[data-streamed]").waitFor({ state: "attached" });
/** Waits until the navigation counts so many unread notices. */
const unread = (page: Page, count: number) =>
  page
    .locator("[data-live=count-notices]")
    .getByText(new RegExp(`^${count} unread$`))
    .waitFor();

test("two tabs share one stream, both show a new notice without a reload, and the second goes on when the first closes", async () => {
  const { context, page: first, complaints } = await visitAs(people.lin);
  const seen = counted(context);
  await first.goto("/notices");
  await streamed(first);
  const second = await context.newPage();
  await second.goto("/notices");
  await streamed(second);
  expect(seen).toEqual({ streams: 1, loads: 2 });
  const before = await first.locator(".told").count();
  await order(people.ada, people.lin, PRICE);
  // A hidden tab waits until it is looked at.
  await second.bringToFront();
  await unread(second, before + 1);
  expect(await second.locator(".told").count()).toBe(before + 1);
  await first.bringToFront();
  await unread(first, before + 1);
  expect(await first.locator(".told").count()).toBe(before + 1);
  expect(seen).toEqual({ streams: 1, loads: 2 });

  await first.close();
  await expect.poll(() => seen.streams).toBe(2);
  await order(people.ada, people.lin, PRICE);
  await unread(second, before + 2);
  expect(await second.locator(".told").count()).toBe(before + 2);
  expect([seen.loads, complaints]).toEqual([2, []]);
});

test("the page of a task shows the other side's steps without a reload", async () => {
  const { taskIds } = await order(people.ada, people.lin, PRICE);
  const { context, page, axe, complaints } = await visitAs(people.ada);
  const seen = counted(context);
  await page.goto(`/tasks/${taskIds[0]}`);
  await streamed(page);
  // Said by the next page that the person opens, not by one that the script fetches meanwhile.
  await context.addCookies([{ name: "farthing-flash", value: "waits", url: site.origin }]);
  await move(people.lin, "start", taskIds);
  await page.getByText("In progress", { exact: true }).first().waitFor();
  expect((await context.cookies()).map(({ name }) => name)).toContain("farthing-flash");
  await handOver(people.lin, taskIds);
  await page.getByRole("heading", { name: "Deliveries" }).waitFor();
  await page
    .getByRole("link", { name: /^Accept/ })
    .first()
    .waitFor();
  expect(await page.getByRole("status").last().innerText()).toContain("brought up to date");
  expect(seen).toEqual({ streams: 1, loads: 1 });
  expect(await axe()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a renewed part leaves the focus on the fold that had it, open as it was", async () => {
  const { orderId, taskIds } = await agreedOrder(people, { funded: 1 });
  const { page } = await visitAs(people.ada);
  await page.goto(`/orders/${orderId}`);
  await streamed(page);
  await page.getByText("What belongs to each milestone").focus();
  await page.keyboard.press("Enter");
  await move(people.lin, "start", taskIds);
  await page.getByText("In progress", { exact: true }).waitFor();
  const focused = () => document.activeElement?.parentElement?.hasAttribute("open");
  expect(await page.evaluate(focused)).toBe(true);
});

test("a batch shows its progress and its end without a reload and without asking by itself", async () => {
  const { taskIds } = await order(people.ada, people.lin, { ...PRICE, quantity: 40, kind: "unit" });
  const { context, page } = await visitAs(people.lin);
  const seen = counted(context);
  await page.goto("/batches");
  await streamed(page);
  const batchId = await begin(people.lin, "start", taskIds);
  await page.goto(`/batches/${batchId}`);
  await page.getByText("Finished").first().waitFor();
  expect(await page.locator("[data-refresh]").count()).toBe(0);
  expect(seen.loads).toBe(2);
});

test("text typed into a live part stays, and the part is renewed once it is empty and left", async () => {
  const { taskIds } = await order(people.ada, people.lin, PRICE);
  const { page } = await visitAs(people.ada);
  await page.goto(`/tasks/${taskIds[0]}`);
  await streamed(page);
  await page.evaluate(() => {
    const field = document.createElement("input");
    field.id = "typed";
    // Typed before it stands there: a field that is still empty leaves with the renewal that news of the order brings.
    field.value = "half a sentence";
    document.querySelector("[data-live=task]")?.append(field);
    field.focus();
  });
  const renewed = page.waitForResponse((answer) => answer.url().includes("/tasks/"));
  await move(people.lin, "start", taskIds);
  await renewed;
  await unreadOf(page);
  expect(await page.locator("#typed").inputValue()).toBe("half a sentence");
  await page.locator("#typed").fill("");
  await page.locator("#typed").blur();
  await page.locator("#typed").waitFor({ state: "detached" });
});

/** Waits until the counts, which are renewed at the same time, have changed. */
async function unreadOf(page: Page): Promise<void> {
  await page.locator("[data-live=count-notices] .nav-count").waitFor();
}

test("a visitor's page has no script of live pages and opens no stream", async () => {
  const { context, page } = await site.visit();
  const seen = counted(context);
  for (const path of ["/", "/gigs", "/sign-in"]) {
    await page.goto(path);
    expect(await page.locator("[data-live-of], [data-live]").count()).toBe(0);
  }
  expect(seen).toEqual({ streams: 0, loads: 3 });
});

test("a card of a conversation renews its state and a new one appears while a message is typed, and the text stays", async () => {
  const { ada, lin } = people;
  const offerId = await offered(lin);
  const { threadId } = await offerPage(ada, offerId);
  const { page, complaints } = await visitAs(ada);
  await page.goto(`/messages/${threadId}`);
  await streamed(page);
  await page.getByLabel("Your message to Lin").fill("Let me think");
  await page.locator(".deal").getByRole("link", { name: "Accept…" }).waitFor();
  await withdrawOffer(lin, { offerId, version: 1, key: newFormKey() });
  await page.locator(".deal .badge").getByText("Withdrawn").waitFor();
  await offered(lin, { title: "Another drawing" });
  await page.locator(".deal").getByText("Another drawing").waitFor();
  expect(await page.getByLabel("Your message to Lin").inputValue()).toBe("Let me think");
  expect(complaints).toEqual([]);
});
