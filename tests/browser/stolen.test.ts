/** A stolen account, from the thief's change to the owner's return, through the real pages with JavaScript off. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { sentMail, sentMails } from "#app/gateways/mail/read-folder.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { member, PASSWORD, signInBrowser } from "#tests/kit/members.ts";
import { earned } from "#tests/kit/money-story.ts";
import { addFactor, recoverToken, tokenFor, waitingRecovery } from "#tests/kit/recovery-scene.ts";
import { signIn } from "#tests/kit/walk.ts";

const site = useSite({ SECRET: env.secret, SIGN_IN_TRIES: "20" });
const NEW = "eight silver spoons";

const visitor = () => site.visit({ javaScript: false });

async function signedIn(actor: UserActor, level?: UserActor["level"]): Promise<Visit> {
  const visit = await visitor();
  await signInBrowser(visit.context, site.origin, actor, level);
  return visit;
}

const path = ({ page }: Visit) => new URL(page.url()).pathname + new URL(page.url()).search;
const says = ({ page }: Visit) => page.getByRole("main").textContent();
const press = ({ page }: Visit, name: string) => page.getByRole("button", { name }).click();

/** The addresses in the newest mail with this subject, once the worker has sent it. */
async function mailed(to: string, subject: string): Promise<string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    for (const { id, ...mail } of await sentMails(site.mailDir))
      if (mail.subject === subject && mail.to.includes(to)) {
        const { text = "", html = "" } = (await sentMail(id, site.mailDir)) ?? {};
        return [...`${text} ${html}`.matchAll(/https?:[^\s"<]+/g)].map(([address]) => address);
      }
    await sleep(100);
  }
  throw new Error(`No mail “${subject}” was sent.`);
}

async function isOut(visit: Visit): Promise<boolean> {
  await visit.page.goto("/wallet");
  return path(visit).startsWith("/sign-in");
}

test("a thief changes the payout account; the owner stops it from the mail, recovers by mail, and is back", async () => {
  const lin = await member("lin");
  await earned(await member("ada"), lin, 100_000_000n);
  const owner = await signedIn(lin);
  const thief = await visitor();
  await signIn(thief.page, "lin@example.test");
  await thief.page.goto("/wallet/payout-method");
  await thief.page.getByLabel("Account holder").fill("Lin");
  await thief.page.getByLabel("Account number").fill(accountNumberOf("DE", "100100100000004321"));
  await thief.page.getByLabel("Send my payouts to this account.").check();
  const again = thief.page.getByLabel("Your password");
  if ((await again.count()) > 0) await again.fill(PASSWORD);
  await press(thief, "Save the account");
  expect(await thief.page.getByRole("status").textContent()).toContain("is saved");

  // Programs that scan mails open every link; that changes nothing.
  const told = await mailed("lin@example.test", "A payout account was added");
  const link = told.find((address) => address.includes("/not-me?token=")) ?? "";
  const mail = await visitor();
  expect((await mail.context.request.head(link)).status()).toBe(200);
  await mail.page.goto(link);
  expect(await says(mail)).toContain("in Chrome");
  expect([await isOut(owner), await isOut(thief)]).toEqual([false, false]);
  await press(mail, "This was not me: stop everything");
  expect(path(mail)).toBe("/recover?frozen");
  expect([await isOut(owner), await isOut(thief)]).toEqual([true, true]);
  expect(await restOf(lin.id)).toMatchObject({ until: null });
  await mail.page.goto(link);
  expect(await says(mail)).toContain("You have stopped it");

  // The thief still knows the password, and does not get at the money with it.
  await signIn(thief.page, "lin@example.test");
  await thief.page.goto("/settings/security");
  expect(await says(thief)).toContain("Your payouts are frozen");
  expect(await thief.page.getByRole("button", { name: "Release the payouts" }).count()).toBe(0);

  await mail.page.goto("/recover");
  await mail.page.getByLabel("E-mail or handle").fill("@Lin");
  await press(mail, "Send me the link");
  expect(await says(mail)).toContain("If there is an account");
  const addresses = await mailed("lin@example.test", "Your link to a new password");
  const finish = addresses.find((address) => address.includes("/recover/finish?token=")) ?? "";
  await mail.page.goto(finish);
  await mail.page.getByLabel("New password").fill("lin-lin-lin-lin");
  await press(mail, "Set the password");
  expect(await mail.page.getByRole("alert").textContent()).toContain("not changed");
  await mail.page.getByLabel("New password").fill(NEW);
  await press(mail, "Set the password");
  expect(path(mail)).toBe("/sign-in");
  expect(await isOut(thief)).toBe(true);
  expect((await mail.context.request.get(finish)).status()).toBe(410);

  await mail.page.getByLabel("E-mail").fill("lin@example.test");
  await mail.page.getByLabel("Password", { exact: true }).fill(NEW);
  await press(mail, "Sign in");
  await mail.page.goto("/settings/security");
  await press(mail, "Release the payouts");
  expect(await mail.page.getByRole("status").textContent()).toContain("no longer frozen");
  const rest = await restOf(lin.id);
  expect(rest?.until).toBeInstanceOf(Date);
  expect(owner.complaints.concat(thief.complaints, mail.complaints)).toEqual([]);
});

test("a known and an unknown name get the same answer of the recovery form, and so does a name that is no name", async () => {
  await member("known");
  const { context } = await visitor();
  const answers = await Promise.all(
    ["known@example.test", "nobody@example.test", "known", "<script>"].map(async (name) => {
      const headers = { origin: site.origin };
      const sent = await context.request.post("/recover", {
        form: { name },
        headers,
        maxRedirects: 0,
      });
      const page = await context.request.get(sent.headers()["location"] ?? "");
      return [sent.status(), sent.headers()["location"], (await page.body()).byteLength];
    }),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.slice(0, 2)).toEqual([303, "/recover?sent"]);
});

test("a forged host in the request does not get into the mail", async () => {
  await member("hosted");
  const { context } = await visitor();
  const forged = {
    origin: site.origin,
    "x-forwarded-host": "evil.example",
    forwarded: "host=evil.example",
  };
  await context.request.post("/recover", { form: { name: "hosted" }, headers: forged });
  const addresses = await mailed("hosted@example.test", "Your link to a new password");
  expect(addresses.length).toBeGreaterThan(3);
  expect(addresses.filter((address) => !address.startsWith(site.origin))).toEqual([]);
});

test("a lost factor waits: every browser of the person shows it, and one button stops it", async () => {
  const max = await member("max");
  await addFactor(max.id);
  const mail = await visitor();
  await mail.page.goto(`/recover/finish?token=${await recoverToken(max.id)}`);
  await mail.page.getByLabel("New password").fill(NEW);
  await mail.page.getByLabel("Code of your authenticator app").fill("000000");
  await press(mail, "Set the password");
  expect(await mail.page.getByRole("alert").textContent()).toContain("not changed");
  await press(mail, "Begin the recovery without a code");
  expect(await mail.page.getByRole("status").textContent()).toContain("In 14 days");
  const browser = await signedIn(max, "second_factor");
  // A cached page and one of the person's own.
  for (const address of ["/gigs", "/wallet"]) {
    await browser.page.goto(address);
    expect(await browser.page.locator("header").textContent()).toContain(
      "A recovery of your account",
    );
  }
  await press(browser, "This was not me: stop it");
  expect(path(browser)).toBe("/settings/security");
  expect(await browser.page.getByRole("status").textContent()).toContain("stopped");
  expect(await browser.page.locator("header").textContent()).not.toContain("A recovery");
  const eve = await member("eve");
  await waitingRecovery(eve.id);
  await mail.page.goto(`/not-me?token=${await tokenFor(eve.id, "not_me")}`);
  expect(await says(mail)).toContain("The recovery that waits is stopped");
});
