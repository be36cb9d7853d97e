/** The page of an agreed order in a browser: lines that are not funded, a change proposed and accepted, without scripts as well. */
import { beforeAll, expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { useSite } from "#tests/kit/browser.ts";
import { enrich } from "#tests/kit/cast.ts";
import { changed, FRAME } from "#tests/kit/changed-order.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { handOver, move } from "#tests/kit/task-scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const site = useSite({ SECRET: env.secret });
let ada: UserActor;
let lin: UserActor;

beforeAll(async () => {
  ada = await member("ada");
  lin = await member("lin");
  await enrich(ada, 500_000_000n);
});

async function visitAs(who: UserActor, options: { javaScript?: boolean } = {}) {
  const visit = await site.visit(options);
  await signInBrowser(visit.context, site.origin, who);
  return visit;
}

test("a buyer without scripts funds the next milestone, and accepts a change that the freelancer proposed", async () => {
  const { orderId, taskIds } = await agreedOrder({ ada, lin }, { funded: 1 });
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "accept", taskIds);
  const path = `${site.origin}/orders/${orderId}`;

  const seller = await visitAs(lin, { javaScript: false });
  await seller.page.goto(path);
  expect(await seller.page.textContent("main")).toContain(
    "Nothing is held for it until Ada funds it",
  );
  expect(await seller.page.getByRole("link", { name: "Fund this milestone" }).count()).toBe(0);
  await seller.page.getByRole("link", { name: "Propose a change" }).click();
  await seller.page.getByRole("link", { name: "Add a milestone" }).click();
  await seller.page.getByLabel("Name of the milestone").fill("Frame");
  await seller.page.getByLabel("Price").fill("30");
  await seller.page.getByLabel("Days").fill("0");
  await seller.page.getByRole("button", { name: "Send to Ada" }).click();
  expect(await seller.page.textContent("main")).toContain("whole number from 1 to 365");
  await seller.page.getByLabel("Days").fill("2");
  await seller.page.getByRole("button", { name: "Send to Ada" }).click();

  const buyer = await visitAs(ada, { javaScript: false });
  await buyer.page.goto(path);
  await buyer.page.getByRole("link", { name: "Fund this milestone" }).click();
  await buyer.page.getByRole("button", { name: "Fund this milestone" }).click();
  expect(await buyer.page.textContent("main")).toContain("The milestone is funded");
  await buyer.page.getByRole("link", { name: /^One more milestone, “Frame”/ }).click();
  await buyer.page.getByRole("button", { name: "Accept the change" }).click();
  const order = (await buyer.page.textContent("main")) ?? "";
  expect(order).toContain("4 milestones, 1 of them not funded");
  expect(order).toContain("4. Frame");
  expect([...seller.complaints, ...buyer.complaints]).toEqual([]);
});

test("the pages of an agreed order are accessible, and say what is agreed, held and paid", async () => {
  const { orderId, taskIds } = await agreedOrder({ ada, lin }, { funded: 2 });
  const [sketch = "", ink = ""] = taskIds;
  await changed([lin, ada], orderId, FRAME);
  await changed([lin, ada], orderId, { kind: "lower", taskId: ink, priceMicros: 10_000_000n });
  await move(lin, "start", [sketch]);
  const { page, axe, shoot, complaints } = await visitAs(ada);
  const look = async (path: string, name: string) => {
    await page.goto(`${site.origin}${path}`);
    expect(await axe()).toEqual([]);
    await shoot(name);
  };
  await look(`/orders/${orderId}`, "agreed-order");
  const figures = (await page.textContent("main")) ?? "";
  for (const amount of ["120.000001", "90.000001"]) expect(figures).toContain(amount);
  await look(`/orders/${orderId}/lines/3/fund`, "fund-line");
  await look(`/orders/${orderId}/changes/new`, "change-kinds");
  await look(`/orders/${orderId}/changes/new?kind=add`, "change-add");
  await look(`/tasks/${ink}`, "agreed-task");
  expect(await page.getByRole("link", { name: /Lower the price|Add days/ }).count()).toBe(0);
  await look("/orders", "agreed-order-list");
  expect(await page.textContent("main")).not.toMatch(/\d tasks: Lin must start/);
  await page.goto(`${site.origin}/orders/${orderId}`);
  await page.getByRole("link", { name: /^“Ink” costs \$10.00 USD less/ }).click();
  await shoot("change-accepted");
  expect(complaints).toEqual([]);
});
