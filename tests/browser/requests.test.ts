/** A request with three proposals from posting to the order, the buyer without scripts and a freelancer with them; books printed. */
import { beforeAll, expect, test } from "vitest";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { enrich } from "#tests/kit/cast.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { daysLater } from "#tests/domain/agreements/requests/scene.ts";

const site = useSite({ SECRET: env.secret });
let ada: UserActor;
let lin: UserActor;
beforeAll(async () => {
  ada = await member("ada");
  lin = await member("lin");
  await enrich(ada, 150_000_000n);
});

const FILE = { name: "wren.txt", mimeType: "text/plain", buffer: Buffer.from("A wren.\n") };
const said = async ({ page }: Visit) => (await page.textContent("main")) ?? "";
const press = ({ page }: Visit, name: string) => page.getByRole("button", { name }).click();
const requestAt = ({ page }: Visit) => new URL(page.url()).pathname.split("/").at(-1) ?? "";

async function visit(who: UserActor, javaScript: boolean): Promise<Visit> {
  const visited = await site.visit({ javaScript });
  await signInBrowser(visited.context, site.origin, who);
  return visited;
}

async function post(buyer: Visit, ceiling: string): Promise<string> {
  const { page } = buyer;
  await page.goto("/requests/new");
  await page.getByLabel("What do you need?").fill("A logo for a mint");
  await page.getByLabel("Category").selectOption({ index: 1 });
  await page.getByLabel("Describe it").fill("A coin with a wren on it, drawn in copper ink.");
  await page.getByLabel("Files").setInputFiles(FILE);
  await page.getByLabel("What do you pay at most?").fill(ceiling);
  await page.getByLabel("Days for the work").fill("10");
  await press(buyer, "Post the request");
  return requestAt(buyer);
}

/** A freelancer's proposal of one line, made on its page. */
async function propose(handle: string, requestId: string, price: string): Promise<void> {
  const freelancer = await visit(await member(handle), true);
  const { page } = freelancer;
  await page.goto(`/requests/${requestId}/propose`);
  await page.getByLabel("What do you want to tell").fill("Me, please.");
  await page.getByLabel("What you do").fill("All of it");
  await page.getByLabel("Price").fill(price);
  await press(freelancer, "Send the proposal");
  expect(await said(freelancer)).toContain("Your proposal is sent");
}

/** How much of a card's width its words have. */
function shareOfWords({ page }: Visit): Promise<number> {
  return page.locator(".gig-card").evaluate((card) => {
    const words = card.firstElementChild?.getBoundingClientRect().width ?? 0;
    return words / card.getBoundingClientRect().width;
  });
}

/** Where the money of a request is: the balance, the reserve, and the escrows of its order. */
async function books(requestId: string) {
  const escrows = await sql<{ micros: bigint }[]>`
    select a.balance_micros as micros from tasks t join buyer_requests r on r.order_id = t.order_id
    join accounts a on a.kind = 'escrow' and a.owner_id = t.id where r.id = ${requestId} order by t.position`;
  return {
    balance: await balance("wallet", ada.id, "USD"),
    reserve: await balance("reserve", requestId, "USD"),
    escrows: escrows.map(({ micros }) => micros),
  };
}

test("a request gets three proposals and becomes an order of two tasks; the rest of its money is back", async () => {
  const buyer = await visit(ada, false);
  const id = await post(buyer, "1000");
  expect(await said(buyer)).toContain("needs $850.00 USD more");
  expect(await buyer.page.getByLabel("Describe it").inputValue()).toContain("a wren");
  for (const words of ["Your files are still there.", "wren.txt"])
    expect(await said(buyer)).toContain(words);
  await buyer.page.getByLabel("What do you pay at most?").fill("100");
  await press(buyer, "Post the request");
  const requestId = requestAt(buyer);
  expect(requestId).not.toBe(id);
  await buyer.shoot("request-posted");
  expect(await books(requestId)).toEqual({
    balance: 50_000_000n,
    reserve: 100_000_000n,
    escrows: [],
  });

  const seller = await visit(lin, true);
  await seller.page.goto("/requests?q=wren");
  await seller.shoot("requests-search");
  expect(await shareOfWords(seller)).toBeGreaterThan(0.6);
  await seller.page.getByRole("link", { name: "A logo for a mint" }).click();
  expect(await said(seller)).toContain("Buyer last lookedless than a minute ago");
  expect(await said(seller)).toContain("wren.txt");
  await seller.page.getByRole("link", { name: "Make a proposal" }).click();
  await seller.page.getByLabel("What do you want to tell").fill("I draw wrens.");
  await seller.page.getByLabel("What you do").fill("The sketch");
  await seller.page.getByLabel("Price").fill("20");
  await press(seller, "Add a line");
  await seller.page
    .getByRole("group", { name: "Line 2" })
    .getByLabel("What you do")
    .fill("The ink");
  const price = seller.page.getByRole("group", { name: "Line 2" }).getByLabel("Price");
  await price.fill("40.5");
  // Enter works out the money; it does not add a line.
  await price.press("Enter");
  await seller.page.getByText("You get", { exact: true }).waitFor();
  expect(await said(seller)).toContain("You get$54.45");
  await seller.shoot("proposal-form");
  await press(seller, "Send the proposal");
  await seller.shoot("proposal-own");
  await propose("max", requestId, "70");
  await propose("kim", requestId, "80");

  await buyer.page.goto(`/requests/${requestId}`);
  await buyer.shoot("request-buyer");
  expect(await buyer.page.getByRole("row").count()).toBe(4);
  await buyer.page.getByRole("link", { name: "Lin", exact: true }).click();
  await press(buyer, "Put it on the short list");
  expect(await said(buyer)).toContain("Back in your balance at once$39.50");
  await buyer.shoot("proposal-award");
  await press(buyer, "Award it to Lin");
  expect(await said(buyer)).toContain("$39.50 USD is back in your balance");
  expect(await books(requestId)).toEqual({
    balance: 89_500_000n,
    reserve: 0n,
    escrows: [20_000_000n, 40_500_000n],
  });
  await seller.page.goto("/proposals");
  expect(await said(seller)).toContain("Awarded");
  await seller.shoot("proposals-mine");
});

test("a request that is withdrawn, and one whose time is over, are back in full; the wallet shows both", async () => {
  const buyer = await visit(ada, true);
  const before = await balance("wallet", ada.id, "USD");
  const withdrawn = await post(buyer, "10");
  await buyer.page.goto("/wallet");
  expect(await said(buyer)).toContain("A logo for a mint");
  await buyer.shoot("wallet-listed");
  await buyer.page.goto(`/requests/${withdrawn}`);
  await buyer.page.getByText("Withdraw this request").first().click();
  await press(buyer, "Withdraw the request");
  expect(await said(buyer)).toContain("$10.00 USD is back in your balance");
  const left = await post(buyer, "12");
  await daysLater(15, () => expireRequests());
  await buyer.page.goto(`/requests/${left}`);
  expect(await said(buyer)).toContain("Ended");
  expect(await books(left)).toMatchObject({ balance: before, reserve: 0n });
  await buyer.page.goto("/wallet/statement");
  expect(await said(buyer)).toContain("A logo for a mint");
  const { checks } = await verify();
  expect(checks.filter(({ found, kind }) => found > 0 && kind === "violation")).toEqual([]);
});

test("a subscription is made and ended on the page of requests", async () => {
  const seller = await visit(lin, false);
  const { page } = seller;
  await page.goto("/requests");
  await page.getByLabel("With these words").fill("copper wren");
  await press(seller, "Tell me");
  expect(await said(seller)).toContain("“copper wren”");
  await seller.shoot("requests-subscribed");
  await press(seller, "Stop telling me");
  expect(await said(seller)).not.toContain("“copper wren”");
});
