/** Where people land: visitors at the advert, new people at their first steps, everybody else at what needs them. */
import { expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { enrich } from "#tests/kit/cast.ts";
import { member, PASSWORD, signInBrowser } from "#tests/kit/members.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

const site = useSite({ SECRET: env.secret });

test("a new person lands on their first steps, hides them, and still reaches the words for visitors, without JavaScript", async () => {
  const { page, complaints } = await site.visit({ javaScript: false });
  const main = () => page.textContent("main");
  await page.goto("/sign-up");
  for (const [label, text] of [
    ["Your name", "Kim Weaver"],
    ["Handle", "kim"],
    ["E-mail", "kim@example.test"],
    ["Password", PASSWORD],
  ] as const)
    await page.getByLabel(label).fill(text);
  await page.getByRole("button", { name: "Open the account" }).click();
  await page.getByRole("link", { name: "Go on to Farthing" }).click();
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await main()).toContain("Put money into your balance");
  await page.getByRole("button", { name: "Hide the first steps" }).click();
  expect(await main()).toContain("Nothing needs you now");
  expect(await main()).not.toContain("Put money into your balance");
  await page.getByRole("link", { name: "About Farthing" }).click();
  expect(await main()).toContain("How it works");
  expect(await page.textContent("header")).toContain("Kim Weaver");
  const visitor = await site.visit({ javaScript: false });
  await visitor.page.goto("/");
  expect(await visitor.page.textContent("main")).toContain("How it works");
  expect(await visitor.page.textContent("body")).not.toContain("Kim");
  expect([...complaints, ...visitor.complaints]).toEqual([]);
});

test("a delivery needs its buyer: at home, in the navigation, and first in the orders", async () => {
  const [ada, lin] = [await member("ada"), await member("lin")];
  await enrich(ada, 100_000_000n);
  const first = await order(ada, lin, { priceMicros: 2_000_000n });
  await order(ada, lin, { priceMicros: 1_000_000n });
  await move(lin, "start", first.taskIds);
  await handOver(lin, first.taskIds);
  const { page, context } = await site.visit({ javaScript: false });
  await signInBrowser(context, site.origin, ada);
  await page.goto("/");
  const orders = page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Orders" });
  expect(await orders.textContent()).toBe("Orders1 waiting for you");
  await page.getByRole("link", { name: /^Look at the delivery/ }).click();
  expect(new URL(page.url()).pathname).toBe(`/tasks/${first.taskIds[0]}`);
  await orders.click();
  expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
    "Your turn",
    "Waiting for others",
  ]);
  await page.getByLabel("Title, name or order id").fill("Nobody");
  await page.getByRole("button", { name: "Search orders" }).click();
  expect(await page.textContent("main")).toContain("No order found");
});
