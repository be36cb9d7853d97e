/** Accepting a part: its amounts are previewed before any is released, with JavaScript on and off. */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { deliveredTask } from "#tests/domain/disputes/scene.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { move } from "#tests/kit/task-scene.ts";
import { press, said } from "#tests/kit/walk.ts";

const site = useSite({ SECRET: env.secret, COMMAND_LIMIT_MS: "2000" });
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function releasedOf(taskId: string) {
  const [row] = await sql<{ state: string; released: bigint; commission: bigint }[]>`
    select state, released_micros as released, commission_micros as commission from tasks where id = ${taskId}`;
  return row;
}

async function partPage(taskId: string, javaScript: boolean) {
  const { page, context, axe, shoot } = await site.visit({ javaScript });
  await signInBrowser(context, site.origin, people.ada);
  await page.goto(`/tasks/${taskId}/accept_part`);
  return { page, axe, shoot };
}

test.each([true, false])(
  "a part is previewed, changed and accepted (JavaScript: %s)",
  async (javaScript) => {
    const taskId = await deliveredTask(people);
    const { page, axe, shoot } = await partPage(taskId, javaScript);
    const note = page.getByLabel("Which part do you accept");
    await page.getByLabel("Amount to release now").fill("40");
    await note.fill("The front; the back is still missing.");
    await press(page, "Preview the part");
    const preview = await said(page);
    for (const line of [
      "$40.00",
      "$36.00",
      "$4.00",
      "$60.00",
      "The front; the back is still missing.",
    ])
      expect(preview).toContain(line);
    expect(await releasedOf(taskId)).toMatchObject({ state: "delivered", released: 0n });
    // The rules are themselves a script of the page's.
    expect(javaScript ? await axe() : []).toEqual([]);
    await shoot("accept-part-preview");

    await press(page, "Change the amount");
    expect(await page.getByLabel("Amount to release now").inputValue()).toBe("40");
    expect(await note.inputValue()).toBe("The front; the back is still missing.");
    await page.getByLabel("Amount to release now").fill("25");
    await press(page, "Preview the part");
    expect(await said(page)).toContain("$75.00");
    await press(page, "Accept a part");
    await page.waitForURL(`**/tasks/${taskId}`);
    expect(await releasedOf(taskId)).toMatchObject({
      released: 25_000_000n,
      commission: 2_500_000n,
    });
  },
);

test("the browser's back button leads from the preview to the form, and the form can be previewed again", async () => {
  const taskId = await deliveredTask(people);
  const { page } = await partPage(taskId, false);
  for (const amount of ["40", "30"]) {
    await page.getByLabel("Amount to release now").fill(amount);
    await press(page, "Preview the part");
    expect(await said(page)).toContain(`$${amount}.00`);
    if (amount === "40") await page.goBack();
  }
  expect(await releasedOf(taskId)).toMatchObject({ state: "delivered", released: 0n });
});

test("a task that changed after the preview is told about, and nothing is released", async () => {
  const taskId = await deliveredTask(people);
  const { page } = await partPage(taskId, false);
  await page.getByLabel("Amount to release now").fill("40");
  await press(page, "Preview the part");
  await move(people.ada, "propose_cancel", [taskId], "It is not what I need.");
  await press(page, "Accept a part");
  expect(await said(page)).toContain("This has changed since you opened the page");
  expect(await page.getByLabel("Amount to release now").inputValue()).toBe("40");
  expect(await releasedOf(taskId)).toMatchObject({ state: "delivered", released: 0n });
});

test("a task accepted as a whole meanwhile is told about at the preview", async () => {
  const taskId = await deliveredTask(people);
  const { page } = await partPage(taskId, false);
  await page.getByLabel("Amount to release now").fill("40");
  await page.getByLabel("Which part do you accept").fill("The front.");
  await move(people.ada, "accept", [taskId]);
  await press(page, "Preview the part");
  expect(await said(page)).toContain("the task was already accepted and paid");
  expect(await page.getByLabel("Which part do you accept").inputValue()).toBe("The front.");
});

test("a part's form sent again after a lost answer releases the part once", async () => {
  const taskId = await deliveredTask(people);
  const { page } = await partPage(taskId, false);
  await page.getByLabel("Amount to release now").fill("40");
  await press(page, "Preview the part");
  await site.database.owner.begin(async (held) => {
    await held`select from accounts where owner_id = ${people.lin.id} for update`;
    await press(page, "Accept a part");
    expect(await said(page)).toContain("It may have been done already.");
  });
  const form = await page
    .locator("main form [name]")
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((one) => [one.getAttribute("name") ?? "", one.getAttribute("value") ?? ""]),
      ),
    );
  await press(page, "Send the same again");
  await page.waitForURL(`**/tasks/${taskId}`);
  expect(await releasedOf(taskId)).toMatchObject({ released: 40_000_000n });
  // The same form again is the same acceptance, whatever happened to the task since.
  const headers = { origin: site.origin };
  const path = `/tasks/${taskId}/accept_part`;
  const again = await page.request.post(path, { form, headers, maxRedirects: 0 });
  expect(again.status()).toBe(303);
  expect(await releasedOf(taskId)).toMatchObject({ released: 40_000_000n });
});

test("the part's page says why no part can be accepted, and leads back", async () => {
  const taskId = await deliveredTask(people);
  await move(people.ada, "accept", [taskId]);
  const { page } = await partPage(taskId, false);
  expect(await said(page)).toContain("the task was already accepted and paid");
  expect(await page.getByRole("button", { name: "Preview the part" }).count()).toBe(0);
  await page.getByRole("link", { name: "Back to the task" }).click();
  await page.waitForURL(`**/tasks/${taskId}`);
});
