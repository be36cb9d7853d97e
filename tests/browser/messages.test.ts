/** Two people talk: from a gig to a thread, on the order's page, with and without JavaScript. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { order } from "#tests/kit/task-scene.ts";

const site = useSite();
let people: Cast;
let gigId = "";

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
  gigId = await sampleGig(people.lin);
});

async function visitAs(person: UserActor, javaScript = false, width = 360) {
  const visit = await site.visit({ javaScript, width });
  await signInBrowser(visit.context, site.origin, person);
  return visit;
}

test("a buyer asks from a gig without JavaScript, the freelancer reads and answers, and the list shows it", async () => {
  const { page } = await visitAs(people.ada);
  await page.goto(`/gigs/${gigId}`);
  await page.getByRole("link", { name: "Write to Lin" }).click();
  expect(await page.textContent("main")).toContain("About “");
  await page.getByRole("button", { name: "Send the message" }).click();
  expect(await page.textContent("main")).toContain("A message needs a text or a file.");
  const text =
    "Hello **Lin**, see https://example.com/a.\nAnd [this](https://evil.test/).\n\n<b>no</b> ![x](https://evil.test/x.png)";
  await page.getByLabel("Your message to Lin").fill(text);
  await page.getByLabel("Files").setInputFiles({
    name: "sketch.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("A sketch."),
  });
  await page.getByRole("button", { name: "Send the message" }).click();
  await page.waitForURL(/\/messages\/thd_/);
  const message = page.locator(".message").last();
  expect(await message.locator("strong").nth(1).textContent()).toBe("Lin");
  expect(await message.locator(".message-text :is(img, b)").count()).toBe(0);
  expect(await message.textContent()).toContain("this (evil.test)");
  expect(await message.getByRole("link", { name: "https://example.com/a" }).count()).toBe(1);
  const download = await page.request.get(
    (await message.getByRole("link", { name: "sketch.txt" }).getAttribute("href")) ?? "",
  );
  expect(await download.text()).toBe("A sketch.");

  const lin = await visitAs(people.lin, true);
  await lin.page.goto("/");
  await lin.page.getByText("Menu").click();
  expect(await lin.page.getByRole("link", { name: /Messages/ }).textContent()).toContain(
    "1 unread",
  );
  await lin.page.goto("/messages");
  expect(await lin.axe()).toEqual([]);
  await lin.shoot("messages");
  await lin.page.getByRole("link", { name: "Ada" }).click();
  expect(await lin.page.textContent("main")).toContain("New");
  expect(await lin.axe()).toEqual([]);
  await lin.shoot("thread");
  await lin.page.getByLabel("Your message to Ada").fill("Yes, I am.");
  await lin.page.keyboard.press("Tab");
  await lin.page.keyboard.press("Tab");
  await lin.page.keyboard.press("Enter");
  await lin.page.getByText("Yes, I am.").waitFor();
  await lin.page.goto("/messages?q=sketch+lin");
  expect(await lin.page.textContent("main")).toContain("Nothing found");
  await lin.page.goto("/messages?q=hello");
  expect(await lin.page.textContent("main")).toContain("Ada");
  await lin.shoot("messages-found");
  await lin.page.getByRole("link", { name: "Ada" }).click();
  expect(await lin.page.textContent(".line-list")).toContain("Hello");
  expect(lin.complaints).toEqual([]);
}, 60_000);

test("an order's page shows its part of the conversation, and what is refused there is not lost", async () => {
  const { orderId, taskIds } = await order(people.ada, people.lin, { priceMicros: 1_000_000n });
  const { page, axe, shoot } = await visitAs(people.ada, true);
  await page.goto(`/orders/${orderId}`);
  await page.getByLabel("Your message to Lin").fill("safe \u202Egpj.exe");
  await page.getByRole("button", { name: "Send the message" }).click();
  expect(await page.textContent("main")).toContain("change the direction of the text");
  await page.getByLabel("Your message to Lin").fill("A first word.");
  await page.getByRole("button", { name: "Send the message" }).click();
  await page.waitForURL(/\/tasks\//);
  expect(page.url()).toContain(taskIds[0]);
  expect(await page.textContent("#messages")).toContain("A first word.");
  expect(await axe()).toEqual([]);
  await shoot("task-messages");
  const lin = await visitAs(people.lin, true);
  await lin.page.goto("/messages");
  await lin.page.getByRole("link", { name: "Ada" }).click();
  expect(await lin.page.textContent(".line-list")).toContain("Ada ordered");
  await lin.shoot("thread-order");
}, 60_000);

test("a visitor whose session ended while typing signs in, and the text is still there", async () => {
  const { page, context } = await visitAs(people.ada);
  await page.goto(`/messages/new?to=max&gig=${gigId}`);
  await context.clearCookies();
  await page.getByLabel("Your message to Max").fill("A long letter.");
  await page.getByRole("button", { name: "Send the message" }).click();
  expect(page.url()).toContain("/sign-in?next=");
  expect(await page.textContent("main")).toContain("What you wrote is kept");
  await signInBrowser(context, site.origin, people.ada);
  await page.goto("/messages/new?to=max");
  expect(await page.getByLabel("Your message to Max").inputValue()).toBe("A long letter.");
  await page.getByRole("button", { name: "Send the message" }).click();
  await page.waitForURL(/\/messages\/thd_/);
  await page.goto("/messages/new?to=max");
  expect(await page.getByLabel("Your message to Max").inputValue()).toBe("");
}, 60_000);

test("a body of 10 MB is refused and nothing is written", async () => {
  const { context } = await visitAs(people.ada);
  const text = "x".repeat(10_000_000);
  const form = { text, key: newFormKey() };
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await context.request.post("/messages/new?to=lin", { form, headers });
  expect(answer.status()).toBeOneOf([413, 422]);
  const file = { name: "a.txt", mimeType: "text/plain", buffer: Buffer.alloc(30_000_000, "a") };
  const multipart = { text: "Here.", key: newFormKey(), files: file };
  const large = await context.request.post("/messages/new?to=lin", { multipart, headers });
  expect(large.status()).toBe(413);
}, 60_000);

test("archive, mute, and a person who cannot be reached", async () => {
  const said = { to: "max", text: "Hello", files: [], key: newFormKey() };
  const { answer } = await sendMessage(people.ada, said);
  const { page, axe, shoot } = await visitAs(people.ada, true);
  await page.goto(`/messages/${answer.threadId}`);
  await page.getByRole("button", { name: "Mute the conversation" }).click();
  expect(await page.textContent("main")).toContain("Unmute");
  await page.getByRole("button", { name: "Archive the conversation" }).click();
  expect(await page.textContent("main")).not.toContain("Max");
  await page.getByRole("link", { name: "Archive" }).click();
  expect(await page.textContent("main")).toContain("Max");
  await shoot("messages-archive");
  await blockPerson(people.ada, { userId: people.max.id, key: newFormKey() });
  await page.goto(`/messages/${answer.threadId}`);
  expect(await page.textContent("main")).toContain("You have blocked @max");
  expect(await axe()).toEqual([]);
  await shoot("messages-blocked");
  const max = await visitAs(people.max);
  await max.page.goto(`/messages/${answer.threadId}`);
  expect(await max.page.textContent("main")).toContain("Ada cannot be reached");
  await page.getByRole("link", { name: "Unblock @max" }).click();
  await page.getByRole("button", { name: "Unblock this person" }).click();
  await page.waitForURL(/blocked/);
  await page.goto(`/messages/${answer.threadId}`);
  expect(await page.getByRole("button", { name: "Send the message" }).count()).toBe(1);
  await page.goto("/messages/new?to=lin");
  expect(await axe()).toEqual([]);
  await shoot("message-new");
}, 60_000);
