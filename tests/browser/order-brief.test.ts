/** What is typed and added on the order page survives a short balance, a refusal and a sign-in, with scripts off and on. */
import { beforeAll, expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";
import { PASSWORD, member, signInBrowser } from "#tests/kit/members.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { tasksOf } from "#tests/kit/task-scene.ts";

const site = useSite({ SECRET: env.secret });
let ada: UserActor;
let lin: UserActor;
beforeAll(async () => {
  ada = await member("ada");
  lin = await member("lin");
});

const BRIEF = "What the freelancer needs to know";
const FILE = { name: "wren.txt", mimeType: "text/plain", buffer: Buffer.from("A wren.\n") };

/** A gig of five dollars that asks its buyers something. */
async function asking(change = "Which bird?"): Promise<string> {
  const gigId = await sampleGig(lin, { priceMicros: 5_000_000n });
  await change_(gigId, "buyer_brief", change);
  return gigId;
}

async function change_(gigId: string, column: string, value: string): Promise<void> {
  const input = { gigId, column, value };
  await command({ name: "test.gig", actor: OPERATOR, key: newFormKey(), input }, async (tx) => {
    await tx.sql`update gigs set ${tx.sql(column)} = ${value}, command_id = ${tx.command.id} where id = ${gigId}`;
    return {};
  });
}

async function visit(who: UserActor | null, javaScript: boolean): Promise<Visit> {
  const visited = await site.visit({ javaScript });
  if (who !== null) await signInBrowser(visited.context, site.origin, who);
  return visited;
}

const said = async ({ page }: Visit) => (await page.textContent("main")) ?? "";
const press = ({ page }: Visit, name: string) => page.getByRole("button", { name }).click();

test.each([true, false])(
  "brief and file survive the deposit and are in the order (JavaScript: %s)",
  async (javaScript) => {
    const buyer = await member(javaScript ? "bea" : "bob");
    const gigId = await asking();
    const visited = await visit(buyer, javaScript);
    const { page } = visited;
    await page.goto(`/gigs/${gigId}/order`);
    await page.getByLabel("How many times").fill("2");
    await page.getByLabel(BRIEF).fill("A wren, in copper.");
    await page.getByLabel("Files").setInputFiles(FILE);
    await press(visited, "Update the quote");
    expect(new URL(page.url()).search).toBe("?package=basic&quantity=2");
    expect(await page.getByLabel("wren.txt").isChecked()).toBe(true);
    await press(visited, "Add the missing amount");
    expect(await page.getByLabel("How much?").inputValue()).toBe("10.00");
    expect(page.url()).not.toContain("wren");
    await enrich(buyer, 10_000_000n);
    await page.goto(new URL(page.url()).searchParams.get("returnTo") ?? "");
    expect(await page.getByLabel(BRIEF).inputValue()).toBe("A wren, in copper.");
    await press(visited, "Order and hold the money");
    await page.waitForURL("**/orders/ord_*");
    expect(await said(visited)).toContain("wren.txt");
    const [order] = await sql<{ brief: string; files: number; drafts: number }[]>`
      select brief, (select count(*)::int from files f where f.order_id = o.id) as files,
             (select count(*)::int from order_drafts d where d.gig_id = o.gig_id) as drafts
      from orders o where gig_id = ${gigId}`;
    expect(order).toEqual({ brief: "A wren, in copper.", files: 1, drafts: 0 });
  },
);

test("an order without answers is refused at its field, with everything else still there", async () => {
  await enrich(ada, 50_000_000n);
  const gigId = await asking();
  const visited = await visit(ada, false);
  const { page } = visited;
  await page.goto(`/gigs/${gigId}/order`);
  expect(await said(visited)).toContain("Lin asks: Which bird?");
  const brief = page.getByLabel(BRIEF);
  expect(await brief.getAttribute("required")).not.toBeNull();
  await brief.evaluate((box) => box.removeAttribute("required"));
  await page.getByLabel("Files").setInputFiles(FILE);
  await press(visited, "Order and hold the money");
  expect(await said(visited)).toContain("needs answers to these questions");
  expect(await page.getByLabel("wren.txt").isChecked()).toBe(true);
  await page.getByLabel(BRIEF).fill("A wren.");
  await page.getByLabel("wren.txt").uncheck();
  await press(visited, "Order and hold the money");
  await page.waitForURL("**/tasks/tsk_*");
  expect(await said(visited)).not.toContain("wren.txt");
});

test("a refused file keeps the text and the choice, and a paused gig keeps the draft", async () => {
  const gigId = await asking("");
  const visited = await visit(ada, false);
  const { page } = visited;
  await page.goto(`/gigs/${gigId}/order`);
  expect(await said(visited)).toContain("(optional)");
  await page.getByLabel("How many times").fill("3");
  await page.getByLabel(BRIEF).fill("Three wrens.");
  await page.getByLabel("Files").setInputFiles({ ...FILE, buffer: Buffer.from("") });
  await press(visited, "Update the quote");
  expect(await said(visited)).toContain("is empty");
  expect(await page.getByLabel("How many times").inputValue()).toBe("3");
  expect(await page.getByLabel(BRIEF).inputValue()).toBe("Three wrens.");
  await change_(gigId, "state", "paused");
  await press(visited, "Update the quote");
  expect(await page.textContent("body")).toContain("What you wrote is saved");
  await change_(gigId, "state", "published");
  await page.goto(`/gigs/${gigId}/order`);
  expect(await page.getByLabel(BRIEF).inputValue()).toBe("Three wrens.");
});

test("a form sent after the session ended leads to signing in and back, with the text and the choice", async () => {
  const gigId = await asking();
  const visited = await visit(ada, false);
  const { page, context } = visited;
  await page.goto(`/gigs/${gigId}/order`);
  await context.clearCookies();
  await page.getByLabel("How many times").fill("2");
  await page.getByLabel(BRIEF).fill("Two wrens.");
  await press(visited, "Order and hold the money");
  await page.waitForURL("**/sign-in?*");
  expect(await said(visited)).toContain("What you wrote is kept");
  await page.getByLabel("E-mail").fill("ada@example.test");
  await page.getByLabel("Password").fill(PASSWORD);
  await press(visited, "Sign in");
  await page.waitForURL(`**/gigs/${gigId}/order*`);
  expect(await page.getByLabel("How many times").inputValue()).toBe("2");
  expect(await page.getByLabel(BRIEF).inputValue()).toBe("Two wrens.");
  const [order] = await sql`select from orders where gig_id = ${gigId}`;
  expect(order).toBeUndefined();
});

test.each([true, false])(
  "both parties send files while the order runs (JavaScript: %s)",
  async (javaScript) => {
    await enrich(ada, 5_000_000n);
    const gigId = await asking("");
    const buyer = await visit(ada, javaScript);
    await buyer.page.goto(`/gigs/${gigId}/order`);
    await press(buyer, "Order and hold the money");
    await buyer.page.waitForURL("**/tasks/tsk_*");
    const [row] = await sql<{ id: string }[]>`select id from orders where gig_id = ${gigId}`;
    const [taskId = ""] = await tasksOf(row?.id ?? "");
    for (const who of [ada, lin]) {
      const party = await visit(who, javaScript);
      await party.page.goto(`/tasks/${taskId}`);
      await party.page.getByRole("link", { name: /^Send .* a file$/ }).click();
      await party.page.locator("#files").setInputFiles(FILE);
      await party.page.getByLabel("A note about the files").fill("As we said.");
      await press(party, "Send to");
      await party.page.waitForURL("**/tasks/tsk_*");
      expect(await said(party)).toContain("Your file is sent.");
      expect(await said(party)).toContain("As we said.");
    }
  },
);
