/** A person begins a batch, follows it, reads the refusals and calls a batch off, without JavaScript. */
import { beforeAll, expect, test } from "vitest";
import { useSite } from "#tests/kit/browser.ts";
import { enrich } from "#tests/kit/cast.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";
import { addressOf, press, said, untilSaid } from "#tests/kit/walk.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { env } from "#app/env.server.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const site = useSite({ SECRET: env.secret });
let ada: UserActor;
let lin: UserActor;
beforeAll(async () => {
  [ada, lin] = [await member("ada"), await member("lin")];
  await enrich(ada, 10_000_000n);
});

async function delivered(quantity: number): Promise<string[]> {
  const { taskIds } = await order(ada, lin, { priceMicros: 1500n, quantity, kind: "unit" });
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  return taskIds;
}

async function visitAs(actor: UserActor) {
  const visit = await site.visit({ javaScript: false });
  await signInBrowser(visit.context, site.origin, actor);
  return visit;
}

test("two orders are sent back and accepted by batches; each refused task is listed with its reason", async () => {
  const [first = ""] = await delivered(3);
  await delivered(2);
  await move(ada, "revise", [first]);
  await handOver(lin, [first]);
  const { page, complaints } = await visitAs(ada);
  await page.goto("/batches/new?verb=revise");
  await page.getByLabel("What should change?").fill(" ");
  await press(page, "Ask for a revision of every task of the chosen orders");
  expect(await said(page)).toContain("Choose at least one order.");
  const boxes = page.getByRole("checkbox");
  expect(await boxes.count()).toBe(2);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await press(page, "Ask for a revision of every task of the chosen orders");
  expect(await said(page)).toContain("Please write a sentence for the other side.");
  // The chosen tasks are still chosen.
  expect(await boxes.nth(0).isChecked()).toBe(true);
  expect(await boxes.nth(1).isChecked()).toBe(true);
  await page.getByLabel("What should change?").fill("Two labels are swapped.");
  await press(page, "Ask for a revision of every task of the chosen orders");
  await untilSaid(page, "All tasks are finished");
  expect(await said(page)).toContain("Two labels are swapped.");
  await page.getByRole("link", { name: /^Refused/ }).click();
  const refused = await said(page);
  expect(refused).toContain("All revisions of this order are used up.");
  expect(refused).toContain("no_revisions_left");
  await page.goto("/batches");
  expect(await said(page)).toContain("Ask for a revision of 5 tasks");
  await page.goto("/notices");
  expect(await said(page)).toContain("4 done, 1 refused.");
  expect(complaints).toEqual([]);
});

test("a batch is called off while it runs", async () => {
  const taskIds = await delivered(2);
  const { page, shoot } = await visitAs(ada);
  await page.goto("/batches/new");
  const boxes = page.getByRole("checkbox");
  const last = (await boxes.count()) - 1;
  // The worker does the work and cannot note it, so the batch stays in the middle during the test.
  await site.database.owner`alter table batches add constraint stuck check (done < 2) not valid`;
  for (let box = 0; box <= last; box += 1) await boxes.nth(box).check();
  await press(page, "Accept every task of the chosen orders");
  expect(await said(page)).toContain("Under way");
  const here = addressOf(page);
  await untilTrue(60, async () => (await statesOf(taskIds)).every((state) => state === "released"));
  await shoot("batch-running");
  await press(page, "Cancel the rest of the batch");
  expect(await said(page)).toContain("Being cancelled");
  expect(await page.getByRole("button", { name: "Cancel the rest of the batch" }).count()).toBe(0);
  await site.database.owner`alter table batches drop constraint stuck`;
  await page.goto(here);
  // The current slice was done before the batch could be called off.
  await untilSaid(page, "All tasks are finished");
});

test("another person's batch is not found, and a batch without tasks is refused", async () => {
  const { page } = await visitAs(lin);
  const [row] = await site.database.owner<{ id: string }[]>`select id from batches limit 1`;
  const answer = await page.goto(`/batches/${row?.id}`);
  expect(answer?.status()).toBe(404);
  expect((await page.goto("/batches/new?verb=dispute"))?.status()).toBe(404);
  await page.goto("/batches/new?verb=accept");
  expect(await said(page)).toContain("No task is ready for this step");
  await page.goto("/batches");
  expect(await said(page)).toContain("No batches yet");
});
