/** An e-mail address from the sign-up to its change and back, through mails, without scripts. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { linkIn, mailTo } from "#tests/kit/mailed.ts";
import { member, PASSWORD, setEmailState, signInBrowser } from "#tests/kit/members.ts";
import { sendRaw } from "#tests/kit/raw-request.ts";
import { addressOf } from "#tests/kit/addresses.ts";
import { follow, join, press, said, signIn } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";

const site = useSite({ SECRET: env.secret });

const stateOf = async (handle: string) => {
  const [row] = await site.database.app<{ id: string }[]>`
    select id from users where handle = ${handle}`;
  return addressOf(row ?? { id: "" });
};

const path = (page: Page) => new URL(page.url()).pathname;

test("a newcomer verifies the address by the button behind the mail; opening the link changes nothing", async () => {
  const { page, context, axe, shoot, complaints } = await site.visit();
  await page.goto("/sign-up");
  await join(page, "Ada Byron", "ada");
  expect(await axe()).toEqual([]);
  await shoot("email-unverified");
  await page.goto("/wallet/deposit?amount=25");
  await press(page, "Go to payment");
  expect(await said(page)).toContain("Please verify your e-mail address first");
  await shoot("email-reminder");
  const text = await mailTo(site.mailDir, "ada@example.test", "Verify this address");
  expect(text).toContain("To sell: write your first gig");
  const link = linkIn(text);
  expect(link.startsWith(`${site.origin}/verify-email?token=`)).toBe(true);

  const scanner = await site.visit({ javaScript: false });
  for (const method of ["HEAD", "GET"])
    expect((await scanner.context.request.fetch(link, { method })).status()).toBe(200);
  expect(await stateOf("ada")).toBe("unverified ada@example.test");
  await scanner.page.goto(link);
  await press(scanner.page, "Verify this address");
  expect(path(scanner.page)).toBe("/sign-in");
  expect(await stateOf("ada")).toBe("verified ada@example.test");

  await page.goto(link);
  expect(await said(page)).toContain("This link no longer works");
  const headers = { origin: site.origin };
  const again = await context.request.post(link, { form: { key: newFormKey() }, headers });
  expect(again.status()).toBe(410);
  await page.goto("/settings/email");
  expect(await said(page)).toContain("ada@example.test is verified");
  expect(await page.textContent("header")).not.toContain("not verified");
  await shoot("email-verified");
  expect(complaints).toEqual([]);
});

test("the mail to an address that has an account says so, and its page has no button; the site says nothing", async () => {
  await member("holder");
  const { page } = await site.visit({ javaScript: false });
  await page.goto("/sign-up");
  const fields = { "Your name": "Eve", Handle: "eve", "E-mail": "holder@example.test" };
  for (const [label, value] of Object.entries({ ...fields, Password: PASSWORD }))
    await page.getByLabel(label).fill(value);
  await press(page, "Open the account");
  expect(await said(page)).toContain("We sent a mail to holder@example.test.");
  const text = await mailTo(site.mailDir, "holder@example.test", "Verify this address");
  expect(text).toContain("There is already an account at Farthing with this address.");
  expect(text).not.toContain("Eve");
  await page.goto("/notices");
  expect(await said(page)).toContain("Please verify your e-mail address");
  expect(await said(page)).not.toContain("already an account");
  await page.goto(linkIn(text));
  expect(await said(page)).toContain("@holder, which verified it");
  expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
});

test("a forged or forwarded host never gets into a mail", async () => {
  const fields = { name: "Nell", handle: "nell", email: "nell@example.test", password: PASSWORD };
  const form = (key: string) => new URLSearchParams({ ...fields, key }).toString();
  const headers = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    forwarded: "host=evil.example",
    origin: site.origin,
    "content-type": "application/x-www-form-urlencoded",
  };
  const sent = { method: "POST", path: "/sign-up", headers, body: form(newFormKey()) };
  const answer = await sendRaw(site.origin, sent);
  expect([answer.status, answer.headers.location]).toEqual([303, "/settings/email?next=%2F"]);
  const text = await mailTo(site.mailDir, "nell@example.test", "Verify this address");
  expect(linkIn(text).startsWith(`${site.origin}/`)).toBe(true);
  expect(text).not.toContain("evil.example");
});

test("an account from before is asked at its next sign-in, may go on, and gives way to a wrong address", async () => {
  await setEmailState(await member("old"), "from_before");
  const { page, shoot } = await site.visit({ javaScript: false });
  await signIn(page, "old@example.test");
  expect(await said(page)).toContain("Is old@example.test your address?");
  await shoot("email-from-before");
  await follow(page, "Go on to Farthing");
  expect(path(page)).toBe("/");
  await page.getByRole("link", { name: "Verify it now" }).click();
  await press(page, "Send me the link");
  await page.goto(linkIn(await mailTo(site.mailDir, "old@example.test", "Verify this address")));
  await press(page, "Verify this address");
  expect(await said(page)).toContain("Your e-mail address is verified.");
});

test("an address is changed under the password, told to the old one, and undone from there by a visitor", async () => {
  const lin = await member("lin");
  const { page, context, shoot } = await site.visit({ javaScript: false });
  await signInBrowser(context, site.origin, lin);
  await site.database.owner`
    update sessions set stepped_up_at = stepped_up_at - interval '6 minutes' where user_id = ${lin.id}`;
  await page.goto("/settings/email");
  await page.getByLabel("New e-mail address").fill("lin.new@example.test");
  await shoot("email-change");
  await press(page, "Mail me a link there");
  expect(await page.getByLabel("New e-mail address").inputValue()).toBe("lin.new@example.test");
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Mail me a link there");
  expect(await said(page)).toContain("We have mailed a link to lin.new@example.test.");
  expect(await said(page)).toContain("lin@example.test is verified");
  await page.goto(linkIn(await mailTo(site.mailDir, "lin.new@example.test", "Use this address")));
  await shoot("email-finish");
  await press(page, "Use this address");
  expect(await stateOf("lin")).toBe("verified lin.new@example.test");

  const owner = await site.visit();
  const undo = linkIn(await mailTo(site.mailDir, "lin@example.test", "Undo the change"));
  await owner.page.goto(undo);
  expect(await owner.axe()).toEqual([]);
  await owner.shoot("email-undo");
  await press(owner.page, "Bring the old address back");
  expect(await stateOf("lin")).toBe("verified lin@example.test");
  await page.goto("/settings");
  expect(path(page)).toBe("/sign-in");
  await mailTo(site.mailDir, "lin@example.test", "Every session and every API token was ended");
});
