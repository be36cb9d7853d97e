/** Staff assign an unexplained payment with JavaScript off: mistyped, previewed, changed, assigned once. */
import { expect, test } from "vitest";
import { balance } from "#app/domain/ledger/balance.ts";
import { useDemoSite } from "#tests/kit/demo-site.ts";

const site = useDemoSite();

test("a suspense receipt is assigned from the queue to a person's balance once", async () => {
  const before = await balance("wallet", site.people.lin.id, "USD");
  const { page } = await site.visitAs("sol", { javaScript: false });
  const { page: late } = await site.visitAs("ray", { javaScript: false });
  await page.goto(`${site.origin}/admin/payments`);
  await page.getByRole("link", { name: "card_nobody_knows" }).click();
  await late.goto(page.url());
  const text = async () => (await page.textContent("main")) ?? "";
  expect(await text()).toContain("No deposit of ours has this reference.");

  await page.getByLabel("Handle").fill("linn");
  await page.getByLabel("How do you know?").fill("The bank named her.");
  await page.getByRole("button", { name: "Preview the payment" }).click();
  expect(await text()).toContain("No person who can sign in has this handle.");
  expect(await page.getByLabel("How do you know?").inputValue()).toBe("The bank named her.");
  await page.getByLabel("Handle").fill("@lin");
  await page.getByRole("button", { name: "Preview the payment" }).click();
  expect(await page.locator(".confirm").innerText()).toContain("$12.34");
  await page.getByRole("button", { name: "Change the person" }).click();
  expect(await page.getByLabel("Handle").inputValue()).toBe("@lin");
  await page.getByRole("button", { name: "Preview the payment" }).click();
  await page.getByRole("button", { name: "Give the payment to @lin" }).click();
  expect(await text()).toContain("The money is in @lin's balance now");
  expect(await text()).toContain("Nothing to assign");
  expect(await page.getByRole("row", { name: "card_nobody_knows" }).innerText()).toContain(
    "The bank named her.",
  );
  expect(await balance("wallet", site.people.lin.id, "USD")).toBe(before + 12_340_000n);

  await late.getByLabel("Handle").fill("max");
  await late.getByLabel("How do you know?").fill("He said so.");
  await late.getByRole("button", { name: "Preview the payment" }).click();
  expect(await late.textContent("main")).toContain("A member of staff has already assigned");

  const { page: hers } = await site.visitAs("lin", { javaScript: false });
  await hers.goto(`${site.origin}/wallet/statement`);
  const statement = (await hers.textContent("main")) ?? "";
  expect(statement).toContain("Unexplained payment that was yours");
  expect(statement).toContain("+$12.34");
  await hers.goto(`${site.origin}/notices`);
  await expect
    .poll(async () => {
      await hers.reload();
      return hers.textContent("main");
    })
    .toContain("A payment of yours was found");
});
