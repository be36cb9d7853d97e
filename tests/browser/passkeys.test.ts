/** Passkeys in a real browser with an authenticator: made, used to sign in and to confirm, renamed and removed. */
import { expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { sql } from "#app/domain/store/store.ts";
import { useSite } from "#tests/kit/browser.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { person } from "#tests/kit/cast.ts";
import { earned } from "#tests/kit/money-story.ts";
import { member, PASSWORD, signInBrowser } from "#tests/kit/members.ts";
import { virtualAuthenticator } from "#tests/kit/virtual-authenticator.ts";
import type { Page } from "playwright-core";

// Without rests, so that a person can withdraw right after the passkey was added.
const NO_RESTS = {
  METHOD_COOLDOWN_HOURS: "0",
  PAYOUT_REST_HOURS: "0",
  // Never within the test: an automatic payout would take the earnings first.
  SWEEP_CRON: "0 0 29 2 *",
};
const site = useSite({ SECRET: env.secret, FORMS_PER_MINUTE: "1000", ...NO_RESTS });
const PAGE = "/settings/security/passkeys";
const main = async (page: Page) => (await page.textContent("main")) ?? "";
const path = (page: Page) => new URL(page.url()).pathname;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Forms that ask for a step-up, each filled in and then sent by a passkey alone. */
const CONFIRMED: Array<{ address: string; fill: (page: Page) => Promise<void>; says: string }> = [
  {
    address: "/settings/tokens",
    fill: (page) => page.getByLabel("Name").fill("nightly report"),
    says: "Copy the token now",
  },
  {
    address: "/wallet/payout-method",
    async fill(page) {
      await page.getByLabel("Account holder").fill("Ada Example");
      const account = accountNumberOf("DE", "100100100000000000");
      await page.getByLabel("Account number (IBAN)").fill(account);
      await page.getByLabel("Send my payouts to this account.").check();
    },
    says: "The account is saved.",
  },
  {
    address: "/wallet/withdraw",
    fill: async (page) => expect(await main(page)).toContain("Leaves your available earnings"),
    says: "Your payout is on its way.",
  },
  {
    address: "/settings/email",
    fill: (page) => page.getByLabel("New e-mail address").fill("ada@elsewhere.test"),
    says: "ada@elsewhere.test",
  },
];

/** Lets five minutes pass for every session. */
async function letStepUpPass(): Promise<void> {
  await site.database
    .owner`update sessions set stepped_up_at = stepped_up_at - interval '5 minutes'`;
}

test("a person adds a passkey, signs in with it alone, makes a token by it, and removes it", async () => {
  const ada = await member("ada");
  const { page, axe, shoot, complaints } = await site.visit();
  const device = await virtualAuthenticator(page);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("ada@example.test");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await press(page, "Sign in");
  await page.goto(PAGE);
  expect(await main(page)).toContain("No passkeys yet");
  await page.getByLabel("Name").fill("My phone");
  await press(page, "Add a passkey");
  await page.locator("#codes").waitFor();
  expect((await page.locator("#codes").textContent())?.split("\n")).toHaveLength(10);
  expect(await device.credentials()).toBe(1);
  expect(await axe()).toEqual([]);
  await shoot("passkey-added");

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/settings/tokens");
  expect(await axe()).toEqual([]);
  await shoot("sign-in-with-passkey");
  await press(page, "Sign in with a passkey");
  await page.getByRole("heading", { name: "API tokens" }).waitFor();
  const [session] =
    await sql`select level from sessions where user_id = ${ada.id} and revoked_at is null order by created_at desc`;
  expect(session?.["level"]).toBe("second_factor");

  await earned(await person("buyer"), ada, 20_000_000n);
  for (const { address, fill, says } of CONFIRMED) {
    await letStepUpPass();
    await page.goto(address);
    await fill(page);
    await shoot(`by-passkey${address.replaceAll("/", "-")}`);
    await press(page, "Confirm with a passkey");
    await page.getByText(says).first().waitFor();
  }

  await letStepUpPass();
  await page.goto(PAGE);
  await page.locator("summary", { hasText: "Rename" }).click();
  await page.getByLabel("New name").fill("Old phone");
  expect(await axe()).toEqual([]);
  await page.getByRole("button", { name: "Confirm with a passkey" }).first().click();
  await page.getByText("The passkey has its new name.").waitFor();
  await shoot("passkeys");
  await page.locator("summary", { hasText: "Remove" }).click();
  await press(page, "Remove the passkey Old phone");
  await page.getByText("signed out everywhere else").waitFor();
  expect(await main(page)).toContain("No passkeys yet");
  expect(complaints).toEqual([]);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await press(page, "Sign in with a passkey");
  await page.getByRole("alert").waitFor();
  expect(await main(page)).toContain("We do not know this passkey");
  await shoot("sign-in-removed-passkey");
});

test("a person opens an account with a passkey, without a password, and signs in with it", async () => {
  const { page, axe, shoot, complaints } = await site.visit();
  await virtualAuthenticator(page);
  await page.goto("/sign-up?next=/wallet");
  const open = "Open it with a passkey, without a password";
  await press(page, open);
  expect(path(page)).toBe("/sign-up");
  await page.getByLabel("Your name").fill("Fay Example");
  await page.getByLabel("Handle").fill("admin");
  await page.getByLabel("E-mail").fill("fay@example.test");
  await shoot("sign-up-with-passkey");
  await press(page, open);
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Your name").inputValue()).toBe("Fay Example");
  await page.getByLabel("Handle").fill("fay-example");
  await press(page, open);
  await page.getByRole("heading", { name: "Your account is open" }).waitFor();
  expect((await page.locator("#codes").textContent())?.split("\n")).toHaveLength(10);
  expect(await axe()).toEqual([]);
  await shoot("signed-up-with-passkey");
  await page.getByRole("link", { name: "go on" }).click();
  expect(path(page)).toBe("/wallet");

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/settings");
  await press(page, "Sign in with a passkey");
  await page.getByRole("heading", { name: "Verify your e-mail address" }).waitFor();
  await page.getByRole("link", { name: "Go on for now" }).click();
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  expect(await main(page)).toContain("You sign in as fay@example.test");
  expect(complaints).toEqual([]);
});

test("a device that does not recognise its person signs nobody in, and says so", async () => {
  const bea = await member("bea");
  const { page, context } = await site.visit();
  const device = await virtualAuthenticator(page);
  await signInBrowser(context, site.origin, bea);
  await page.goto(PAGE);
  await press(page, "Add a passkey");
  await page.locator("#codes").waitFor();
  await device.recognise(false);
  await context.clearCookies();
  await page.goto("/sign-in");
  await press(page, "Sign in with a passkey");
  await page.getByText("No passkey was used").waitFor();
  expect(path(page)).toBe("/sign-in");
});

test("a passkey is added after a step-up, and a session that is too old for it asks first", async () => {
  const cleo = await member("cleo");
  const { page, context, shoot } = await site.visit();
  await virtualAuthenticator(page);
  await signInBrowser(context, site.origin, cleo);
  await letStepUpPass();
  await page.goto(PAGE);
  await page.getByLabel("Your password").fill("not this one, no");
  await press(page, "Confirm that it is you");
  await page.getByRole("alert").waitFor();
  await shoot("passkeys-confirm");
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Confirm that it is you");
  await page.getByText("Now you can add the passkey").waitFor();
  await press(page, "Add a passkey");
  await page.locator("#codes").waitFor();
  expect(await main(page)).not.toContain("No passkeys yet");
});

test("without scripts no passkey button is shown, and the page says what there is instead", async () => {
  const dan = await member("dan");
  const { page, context, shoot } = await site.visit({ javaScript: false });
  await page.goto("/sign-in");
  expect(await page.getByRole("button", { name: "passkey" }).count()).toBe(0);
  await signInBrowser(context, site.origin, dan);
  await page.goto(PAGE);
  expect(await page.getByRole("button", { name: "Add a passkey" }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "authenticator app" }).count()).toBe(1);
  await shoot("passkeys-without-scripts");
});
