/** Mistakes of people: double clicks, two tabs, foreign ids, unreadable input, wrong files. No money moves. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { deliveredTask, disputeInReview, startedTask } from "#tests/domain/disputes/scene.ts";
import { books } from "#tests/kit/books-of.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { SAMPLES } from "#tests/kit/sample-files.ts";
import { follow, press, said } from "#tests/kit/walk.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Page } from "playwright-core";

const site = useSite({ SECRET: env.secret, UPLOAD_MAX_BYTES: "20000", FORMS_PER_MINUTE: "1000" });
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function pageOf(who: UserActor, javaScript = false): Promise<Page> {
  const { page, context } = await site.visit({ javaScript });
  await signInBrowser(context, site.origin, who);
  return page;
}

/** Typed amounts and the sentence about each. */
const NONSENSE: Array<[typed: string, told: string]> = [
  ["-5", "The amount must be more than zero."],
  ["0", "The amount must be more than zero."],
  ["1e3", "This is not an amount. Write it like 12.50."],
  ["0x10", "This is not an amount. Write it like 12.50."],
  ["1,50", "This is not an amount. Write it like 12.50."],
  ["1.1234567", "An amount can have at most six decimals."],
  ["NaN", "This is not an amount. Write it like 12.50."],
  ["", "This is not an amount. Write it like 12.50."],
];

test("two quick presses of the same button make one order", async () => {
  await enrich(people.ada, 50_000_000n);
  const gigId = await sampleGig(people.lin, { priceMicros: 20_000_000n });
  const counted = () => sql<{ count: number }[]>`
    select count(*)::int as count from orders where gig_id = ${gigId}`;
  for (const javaScript of [true, false]) {
    const page = await pageOf(people.ada, javaScript);
    await page.goto(`/gigs/${gigId}/order`);
    await page.getByRole("button", { name: "Order and hold the money" }).dblclick();
    await page.waitForURL("**/tasks/tsk_*");
    expect(await counted()).toEqual([{ count: javaScript ? 1 : 2 }]);
  }
  // Without a browser that might help: the same form twice at the same moment.
  await enrich(people.ada, 50_000_000n);
  const page = await pageOf(people.ada);
  await page.goto(`/gigs/${gigId}/order`);
  const form = await fieldsOf(page);
  const send = () =>
    page.request.post(`/gigs/${gigId}/order`, {
      form,
      headers: { origin: site.origin },
      maxRedirects: 0,
    });
  const [one, two] = await Promise.all([send(), send()]);
  expect([one.status(), two.status()]).toEqual([303, 303]);
  expect(one.headers()["location"]).toBe(two.headers()["location"]);
  expect(await counted()).toEqual([{ count: 3 }]);
});

/** The fields the page's own form would send if its button were pressed now. */
function fieldsOf(page: Page): Promise<Record<string, string>> {
  return page
    .getByRole("main")
    .locator('form[method="post"] [name]')
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((field) => [
          field.getAttribute("name") ?? "",
          (field as HTMLInputElement | HTMLTextAreaElement).value,
        ]),
      ),
    );
}

test("the second of two tabs is told that things changed, keeps its words and changes nothing", async () => {
  const taskId = await deliveredTask(people);
  const first = await pageOf(people.ada);
  const second = await pageOf(people.ada);
  await second.goto(`/tasks/${taskId}/revise`);
  await second.getByLabel("What should change?").fill("More copper.");
  await first.goto(`/tasks/${taskId}/accept`);
  await press(first, "Accept the delivery");
  const before = await books();
  const [answer] = await Promise.all([
    second.waitForResponse((response) => response.request().method() === "POST"),
    press(second, "Ask for a revision"),
  ]);
  expect(answer.status()).toBe(409);
  expect(await said(second)).toContain(
    "This cannot be done: the task was already accepted and paid.",
  );
  expect(await said(second)).toContain("Nothing was saved and no money has moved.");
  expect(await second.getByLabel("What should change?").inputValue()).toBe("More copper.");
  expect(await books()).toEqual(before);
});

test("a form of an older version is stale even where the step itself would be possible", async () => {
  const taskId = await startedTask(people);
  const page = await pageOf(people.lin);
  const other = await pageOf(people.lin);
  await page.goto(`/tasks/${taskId}/deliver`);
  await page.getByLabel("What do you deliver?").fill("The coin.");
  await other.goto(`/tasks/${taskId}/propose_extension`);
  await other.getByLabel("Days on top").fill("2");
  await press(other, "Ask for more time");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    press(page, "Deliver the work"),
  ]);
  expect(answer.status()).toBe(409);
  expect(await said(page)).toContain(
    "This has changed since you opened the page, so nothing was done.",
  );
  expect(await page.getByLabel("What do you deliver?").inputValue()).toBe("The coin.");
});

test("foreign and invented ids look the same: not found", async () => {
  const taskId = await deliveredTask(people);
  const [task] = await sql<{ orderId: string }[]>`
    select order_id as "orderId" from tasks where id = ${taskId}`;
  const stranger = await pageOf(people.max);
  const nothing = "tsk_00000000000000000000000000";
  for (const path of [
    `/tasks/${taskId}`,
    `/tasks/${taskId}/accept`,
    `/tasks/${taskId}/dispute`,
    `/orders/${task?.orderId}`,
    `/orders/${task?.orderId}/accept?all=1`,
    `/tasks/${nothing}`,
    `/tasks/${nothing}/accept`,
    "/tasks/x'--",
    "/orders/1",
    "/wallet/deposits/dep_0",
    "/wallet/payouts/pay_0",
    "/files/fil_0",
    "/gigs/gig_0/order",
    `/tasks/${taskId}/explode`,
  ])
    expect([path, (await stranger.goto(path))?.status()]).toEqual([path, 404]);
  const before = await books();
  const answer = await stranger.request.post(`/tasks/${taskId}/accept`, {
    form: { key: newFormKey(), note: "" },
    headers: { origin: site.origin },
  });
  expect(answer.status()).toBe(404);
  expect(await books()).toEqual(before);
});

test("an unreadable amount is told in a sentence, kept in its field, and moves nothing", async () => {
  const delivered = await deliveredTask(people);
  const disputed = await disputeInReview(people);
  const before = await books();
  const ada = await pageOf(people.ada);
  const sol = await pageOf(people.sol);
  const lin = await pageOf(people.lin);
  const check = async (page: Page, field: string, button: string, typed: string, told: string) => {
    await page.getByLabel(field).fill(typed);
    // A browser stops an empty field itself; the server's answer is tested here.
    await page.locator("form").evaluateAll((all) => {
      for (const form of all) if (form instanceof HTMLFormElement) form.noValidate = true;
    });
    await press(page, button);
    const seen = await page.locator("#error-summary").textContent();
    expect([field, typed, seen]).toEqual([field, typed, expect.stringContaining(told)]);
    expect(await page.getByLabel(field).inputValue()).toBe(typed);
    expect(await page.getByLabel(field).getAttribute("aria-invalid")).toBe("true");
  };
  await ada.goto("/wallet/deposit");
  for (const [typed, told] of NONSENSE) await check(ada, "How much?", "Go to payment", typed, told);
  await ada.goto(`/tasks/${delivered}/accept_part`);
  for (const [typed, told] of NONSENSE)
    await check(ada, "Amount to release now", "Preview the part", typed, told);
  await check(
    ada,
    "Amount to release now",
    "Preview the part",
    "100.000001",
    "less than the $100.00",
  );
  await lin.goto("/wallet/payouts");
  for (const [typed, told] of NONSENSE)
    await check(lin, "Pay me as soon as I have", "Save the payout settings", typed, told);
  await sol.goto(`/admin/disputes/${disputed}`);
  await sol.getByLabel("Split by amount").check();
  await sol.getByLabel("Explanation").fill("As it was agreed.");
  for (const [typed, told] of NONSENSE) {
    await check(
      sol,
      "The freelancer's share, before commission",
      "Preview the ruling",
      typed,
      told,
    );
    expect(await sol.getByLabel("Explanation").inputValue()).toBe("As it was agreed.");
    expect(await sol.getByLabel("Split by amount").isChecked()).toBe(true);
  }
  expect(await books()).toEqual(before);
});

test("files that are too large or of the wrong kind are refused with a sentence, and the words stay", async () => {
  const taskId = await startedTask(people);
  const page = await pageOf(people.lin);
  await page.goto(`/tasks/${taskId}`);
  await follow(page, "Deliver the work");
  const refused = async (name: string, buffer: Buffer, told: string | RegExp) => {
    await page.getByLabel("What do you deliver?").fill("Here it is.");
    await page.getByLabel("Files").setInputFiles({ name, mimeType: "image/png", buffer });
    await press(page, "Deliver the work");
    expect(await page.locator("#error-summary").textContent()).toMatch(told);
    expect(await page.getByLabel("What do you deliver?").inputValue()).toBe("Here it is.");
  };
  await refused(
    "coin.png",
    Buffer.from(SAMPLES.exe),
    /“coin.png” is a kind of file that Farthing does not accept/,
  );
  await refused(
    "coin.exe",
    Buffer.from(SAMPLES.exe),
    /“coin.exe” is a kind of file that Farthing does not accept/,
  );
  await refused(
    "page.html",
    Buffer.from("<!doctype html><p>Hi"),
    /“page.html” is a kind of file that Farthing/,
  );
  await refused(
    "long.txt",
    Buffer.alloc(20_001, "a"),
    /“long.txt” is too large: a file can have at most 20,000 bytes/,
  );
  const rows = await sql`select 1 from files`;
  expect(rows).toHaveLength(0);
  const [task] = await sql<{ state: string }[]>`select state from tasks where id = ${taskId}`;
  expect(task?.state).toBe("started");
});
