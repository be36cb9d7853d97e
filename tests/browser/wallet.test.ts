/** Deposits and payouts through the real pages, a running worker and signed messages, with JavaScript off. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ageSessions } from "#tests/kit/aged-sessions.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { books } from "#tests/kit/books-of.ts";
import { person, sampleGig } from "#tests/kit/cast.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { earned, opened, payoutAccount } from "#tests/kit/money-story.ts";

const site = useSite({
  SECRET: env.secret,
  PRETEND_SETTLE_SECONDS: "1",
  METHOD_COOLDOWN_HOURS: "0",
  SWEEP_CRON: "0 0 1 1 *",
});

async function visitAs(who: UserActor, options: { javaScript?: boolean } = {}): Promise<Visit> {
  const visit = await site.visit(options);
  const { token } = await startSession(who.id, "password", { address: "::1", agent: "test" });
  await visit.context.addCookies([{ name: "farthing", value: token, url: site.origin }]);
  return visit;
}

/** Reloads the page until it says so; the page also reloads itself. */
async function until(page: Visit["page"], words: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await page.textContent("main"))?.includes(words)) return;
    await sleep(500);
    await page.reload().catch(() => {});
  }
  throw new Error(`"${words}" never appeared; the page says: ${await page.textContent("main")}`);
}

test("a balance too small for an order leads to a deposit, its payment and back to the order", async () => {
  const ada = await person("ada");
  const lin = await person("lin");
  const gigId = await sampleGig(lin, { priceMicros: 12_345_600n });
  const { page, complaints } = await visitAs(ada, { javaScript: false });
  await page.goto(`/gigs/${gigId}/order`);
  await page.getByRole("button", { name: "Add the missing amount" }).click();
  expect(await page.getByLabel("How much?").inputValue()).toBe("12.35");
  expect(await page.textContent("main")).toContain("Processing cost");
  await page.getByRole("button", { name: "Go to payment" }).click();
  await page.waitForURL("**/sandbox/cards/card_*");
  expect(await page.textContent("main")).toContain("No card is charged");
  await page.getByRole("button", { name: "Pay by card", exact: true }).click();
  await page.waitForURL("**/wallet/deposits/dep_*");
  await until(page, "The money is in your balance");
  expect((await books())["wallet(ada)"]).toBe("12.35");
  await page.getByRole("link", { name: "Continue with your order" }).click();
  await page.waitForURL(`**/gigs/${gigId}/order*`);
  expect(complaints).toEqual([]);
});

test("a wrong deposit amount is told, keeps the typed text and charges nothing", async () => {
  const eve = await person("eve");
  const { page } = await visitAs(eve, { javaScript: false });
  for (const [typed, says] of [
    ["1e3", "This is not an amount"],
    ["0.50", "A deposit is between"],
    ["5.001", "at most two decimals"],
    ["-5", "more than zero"],
  ] as const) {
    await page.goto("/wallet/deposit");
    await page.getByLabel("How much?").fill(typed);
    await page.getByRole("button", { name: "Go to payment" }).click();
    expect(await page.textContent("main")).toContain(says);
    expect(await page.getByLabel("How much?").inputValue()).toBe(typed);
  }
});

test("a payout account is saved, one withdrawal arrives, and the next one comes back", async () => {
  const buyer = await person("bea");
  const max = await member("max");
  await earned(buyer, max, 20_001_500n);
  const { page, complaints } = await visitAs(max, { javaScript: false });

  await ageSessions(site.database.owner);
  await page.goto("/wallet/payout-method");
  await page.getByLabel("Account holder").fill("Max Example");
  await page.getByLabel("Account number (IBAN)").fill("DE00 1001 0010 0000 0000 00");
  const agreed = page.getByLabel("Send my payouts to this account.");
  const password = page.getByLabel("Your password");
  await agreed.check();
  await password.fill("not this one");
  await page.getByRole("button", { name: "Save the account" }).click();
  expect(await page.textContent("main")).toContain("is not correct");
  await page.getByLabel("Account number (IBAN)").fill(accountNumberOf("DE", "100100100000000000"));
  await password.fill("not this one");
  await page.getByRole("button", { name: "Save the account" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("not your current password");
  expect(await page.getByLabel("Account holder").inputValue()).toBe("Max Example");
  expect([await agreed.isChecked(), await password.inputValue()]).toEqual([true, ""]);
  await password.fill(PASSWORD);
  await page.getByRole("button", { name: "Save the account" }).click();
  expect(await page.textContent("main")).toContain("ends in 0000");

  await page.goto("/wallet/withdraw");
  expect(await page.textContent("main")).toContain("Stays in your wallet");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.waitForURL("**/wallet/payouts/pay_*");
  await until(page, "It arrived");
  expect(await page.textContent("main")).toContain("bank_");
  expect((await books())["earnings_available(max)"]).toBe("0.00135");

  await earned(buyer, max, 10_000_000n);
  await page.goto("/wallet/payout-method");
  await page.getByLabel("Account holder").fill("Max Example");
  await page.getByLabel("Account number (IBAN)").fill(accountNumberOf("DE", "100100100000000002"));
  await page.getByLabel("Send my payouts here instead").check();
  // The proof of a moment ago still counts.
  expect(await password.count()).toBe(0);
  await page.getByRole("button", { name: "Replace the account" }).click();
  await ageSessions(site.database.owner);
  await page.goto("/wallet/payouts");
  await page.getByLabel("Pay me as soon as I have").fill("7");
  await page.getByLabel("Pay me automatically").uncheck();
  await page.getByLabel("Your password").fill("not this one");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("not your current password");
  expect(await page.getByLabel("Pay me as soon as I have").inputValue()).toBe("7");
  expect(await page.getByLabel("Pay me automatically").isChecked()).toBe(false);
  await page.goto("/wallet/withdraw");
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.waitForURL("**/wallet/payouts/pay_*");
  await until(page, "It came back");
  expect((await books())["earnings_available(max)"]).toBe("9.00135");
  await page.goto("/wallet");
  expect(await page.textContent("main")).toContain("did not work");
  expect(complaints).toEqual([]);
});

test("the confirmation, the hosted checkout and a payout's page look as they should", async () => {
  const [una, vic] = [await person("una"), await person("vic")];
  await earned(una, vic, 25_004_321n);
  await payoutAccount(vic, "00");
  const { page, shoot, axe, complaints } = await visitAs(vic);
  await page.goto("/wallet/withdraw");
  await shoot("wallet-withdraw-confirm");
  expect(await axe()).toEqual([]);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.waitForURL("**/wallet/payouts/pay_*");
  await until(page, "It arrived");
  await shoot("wallet-payout");
  expect(await axe()).toEqual([]);
  const { ref } = await opened(vic);
  await page.goto(`/sandbox/cards/${ref}`);
  await shoot("wallet-sandbox");
  expect(await axe()).toEqual([]);
  expect(complaints).toEqual([]);
});
