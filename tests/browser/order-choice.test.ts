/** The choice on the screen is ordered: an unquoted choice is quoted first, with JavaScript on and off. */
import { beforeAll, expect, test } from "vitest";
import { gigToEdit } from "#app/domain/catalog/my-gigs.ts";
import { editGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { setTimeOff } from "#app/domain/people/time-off/set-time-off.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useSite } from "#tests/kit/browser.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { order } from "#tests/kit/task-scene.ts";
import { env } from "#app/env.server.ts";

const site = useSite({ SECRET: env.secret });
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const orders = (gigId: string) =>
  sql<{ quantity: number; brief: string }[]>`
    select task_count as quantity, brief from orders where gig_id = ${gigId} order by id`;

async function orderPage(gigId: string, javaScript: boolean) {
  const { page, context } = await site.visit({ javaScript });
  await signInBrowser(context, site.origin, people.ada);
  await page.goto(`/gigs/${gigId}/order`);
  const text = async () => (await page.textContent("main")) ?? "";
  const press = (name: string) => page.getByRole("button", { name }).click();
  return { page, text, press };
}

test.each([true, false])(
  "a quantity typed after the quote is quoted again (JavaScript: %s)",
  async (javaScript) => {
    const gigId = await sampleGig(people.lin, { kind: "unit", priceMicros: 10_000n });
    const { page, text, press } = await orderPage(gigId, javaScript);
    await page.getByLabel("How many pieces").fill("1,500");
    await page.getByLabel("What the freelancer needs to know").fill("Copper, please.");
    await press("Order and hold the money");
    expect(await text()).toContain("Nothing was ordered yet");
    expect(await text()).toContain("$15.00");
    // The address has the new choice: a reload, a bookmark and the back button keep it.
    expect(new URL(page.url()).search).toBe("?quantity=1500");
    await page.reload();
    expect(await page.getByLabel("How many pieces").inputValue()).toBe("1500");
    expect(await orders(gigId)).toEqual([]);
    await press("Order and hold the money");
    await page.waitForURL("**/orders/ord_*");
    expect(await orders(gigId)).toEqual([{ quantity: 1500, brief: "Copper, please." }]);
  },
);

test("an unreadable quantity is told, and no other quantity is ordered in its place", async () => {
  const gigId = await sampleGig(people.lin, { kind: "unit", priceMicros: 10_000n });
  const { page, text, press } = await orderPage(gigId, false);
  for (const typed of ["abc", "-3", "2.5", "1,00", "", "99999999999"]) {
    await page.getByLabel("How many pieces").fill(typed);
    await page.getByLabel("How many pieces").evaluate((box) => box.removeAttribute("required"));
    await press("Update the quote");
    expect([typed, await text()]).toEqual([
      typed,
      expect.stringMatching(/whole number|1 to 10,000/),
    ]);
    expect(await page.getByLabel("How many pieces").inputValue()).toBe(typed);
    expect(await page.getByRole("button", { name: "Order and hold the money" }).count()).toBe(0);
  }
  await page.goto(`/gigs/${gigId}/order?quantity=many`);
  expect(await text()).toContain("whole number from 1 to 10,000");
  await page.getByLabel("How many pieces").fill(" 20 ");
  await press("Update the quote");
  expect(await text()).toContain("$0.20");
  expect(new URL(page.url()).search).toBe("?quantity=20");
});

test("the order page of a gig with no free place, or of a freelancer who is away, leads to the gig's page, which says until when", async () => {
  const key = newFormKey;
  const gigId = await sampleGig(people.lin, { priceMicros: 1_000_000n });
  const { version, content } = await gigToEdit(people.lin, gigId);
  const limited = { ...content, queueLimit: 1 };
  await editGig(people.lin, { id: gigId, version, content: limited, key: key() });
  const selection = { package: "basic", quantity: 1 };
  await placeOrder(people.ada, { gigId, selection, brief: "Copper.", total: "1", key: key() });
  const full = await orderPage(gigId, false);
  expect(new URL(full.page.url()).pathname).toBe(`/gigs/${gigId}`);
  expect(await full.text()).toContain("1 of 1 order in work");
  const other = await sampleGig(people.max, { priceMicros: 1_000_000n });
  const until = hoursAfter(nowDate(), 72).toISOString().slice(0, 10);
  await setTimeOff(people.max, { from: null, until, note: "At the sea.", key: key() });
  const away = await orderPage(other, false);
  expect(new URL(away.page.url()).pathname).toBe(`/gigs/${other}`);
  expect(await away.text()).toContain("At the sea.");
});

test("on an order's page the words about time off follow the freelancer's name as words of one sentence, at 360 px", async () => {
  const freelancer = await person("castellanos-of-the-old-mill");
  const { taskIds } = await order(people.ada, freelancer, { priceMicros: 1_000_000n });
  const until = hoursAfter(nowDate(), 72).toISOString().slice(0, 10);
  await setTimeOff(freelancer, { from: null, until, note: "", key: newFormKey() });
  const { page, context } = await site.visit({ width: 360, javaScript: false });
  await signInBrowser(context, site.origin, people.ada);
  await page.goto(`/tasks/${taskIds[0]}`);
  const away = page.locator(".with-portrait span", { hasText: /^\s*· away until/ });
  // Lines of text, not boxes: a child of a flexbox has one box however many lines it has.
  const [nameEnds, wordsBegin] = await away.evaluate((words) => {
    const linesOf = (node: Node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top);
    };
    const name = words.parentElement?.querySelector("a") ?? words;
    return [Math.round(linesOf(name).at(-1) ?? -1), Math.round(linesOf(words)[0] ?? -2)];
  });
  expect(wordsBegin).toBe(nameEnds);
});
