/** Sign-up, sign-in, settings and staff's decisions in a real browser with JavaScript off; axe runs with it on. */
import { expect, test } from "vitest";
import { changePassword } from "#app/domain/security/change-password.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { writeUnlockLink } from "#app/domain/security/unlock-link.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { useSite } from "#tests/kit/browser.ts";
import { mailedLink, stopPath } from "#app/domain/suspensions/stop-link.ts";
import { member, PASSWORD, signInBrowser } from "#tests/kit/members.ts";
import { earned } from "#tests/kit/money-story.ts";
import { PATTERNS } from "#tests/kit/page-patterns.ts";
import { said, signIn } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";
import type { UserActor } from "#app/domain/kernel/actor.ts";

// The test makes members itself, so both processes must hash passwords alike.
const site = useSite({ SECRET: env.secret, SIGN_IN_TRIES: "3", FORMS_PER_MINUTE: "10" });

async function visitAs(actor: UserActor, javaScript = false) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, actor);
  return visit;
}

/** Changes the password of the member `handle` in another process. */
async function changeFor(handle: string, newPassword: string): Promise<void> {
  const [user] = await sql<{ id: string }[]>`select id from users where handle = ${handle}`;
  const actor: UserActor = {
    kind: "user",
    id: user?.id ?? "",
    role: "member",
    level: "password",
    vouched: true,
  };
  const change = { oldPassword: PASSWORD, newPassword, sessionId: "ses_none", key: newFormKey() };
  await changePassword(actor, change);
}

function path(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

test("a visitor on the way to a page signs up, is told about wrong fields, and arrives at that page", async () => {
  const { page, context, complaints } = await site.visit({ javaScript: false });
  await page.goto("/orders?state=open");
  expect(path(page)).toBe("/sign-in?next=%2Forders%3Fstate%3Dopen");
  await page.getByRole("link", { name: "Open an account" }).click();
  await page.getByLabel("Your name").fill("Ada Byron");
  await page.getByLabel("Handle").fill("admin");
  await page.getByLabel("E-mail").fill("ada@example.test");
  await page.getByLabel("Password").fill("Password2026!");
  await page.getByRole("button", { name: "Open the account" }).click();
  const told = await page.getByRole("alert").textContent();
  expect(told).toContain("mistaken for Farthing");
  expect(told).toContain("guessed quickly");
  expect(await page.getByLabel("Your name").inputValue()).toBe("Ada Byron");
  expect(await page.getByLabel("Password").inputValue()).toBe("");
  await page.getByLabel("Handle").fill("ada");
  await page.getByLabel("Password").fill("Password2026!");
  await page.getByRole("button", { name: "Open the account" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("guessed quickly");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Open the account" }).click();
  expect(path(page)).toBe("/settings/email?next=%2Forders%3Fstate%3Dopen");
  expect(await page.getByRole("status").textContent()).toContain("Welcome, Ada Byron");
  expect(await said(page)).toContain("We sent a mail to ada@example.test.");
  await page.reload();
  expect(await page.getByRole("status").count()).toBe(0);
  await page.getByRole("link", { name: "Go on for now" }).click();
  expect(path(page)).toBe("/orders?state=open");
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: "farthing", httpOnly: true, sameSite: "Lax", path: "/" });
  expect(complaints).toEqual([]);
});

test("the unlock link lets a browser past the limit and leaves the address bar; an old link says that it is old", async () => {
  const { id: userId } = await member("sieged");
  const { page, context } = await site.visit({ javaScript: false });
  await page.goto("/sign-in?way-in=nonsense");
  expect(path(page)).toBe("/sign-in");
  expect(await page.getByRole("status").textContent()).toContain("has expired");
  await page.goto(
    `/sign-in?way-in=${writeUnlockLink({ id: "link", userId, madeAt: new Date(performance.timeOrigin) })}`,
  );
  expect(path(page)).toBe("/sign-in");
  expect(await page.getByRole("status").textContent()).toContain("do not have to wait");
  const names = (await context.cookies()).map(({ name }) => name);
  expect(names).toContain("farthing-way-in");
  expect(names).not.toContain("farthing");
});

test("signing in keeps the e-mail after a mistake, and a new sign-in is a new session", async () => {
  const actor = await member("lin");
  const { page, context } = await site.visit({ javaScript: false });
  const send = async (password: string) => {
    await page.getByLabel("E-mail").fill("lin@example.test");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  };
  await page.goto("/sign-in?next=//evil.example");
  await send("not this one");
  expect(await page.getByRole("alert").textContent()).toContain("is wrong");
  expect(await page.getByLabel("E-mail").inputValue()).toBe("lin@example.test");
  await send(PASSWORD);
  expect(page.url()).toBe(`${site.origin}/`);
  const [first] = await context.cookies();
  const again = await context.request.post("/sign-in", {
    form: { email: "lin@example.test", password: PASSWORD },
    headers: { origin: site.origin },
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  const [second] = await context.cookies();
  expect(second?.value).not.toBe(first?.value);
  await context.addCookies([first].flatMap((cookie) => (cookie ? [cookie] : [])));
  await page.goto("/settings");
  expect(path(page)).toBe("/sign-in?next=%2Fsettings");
  await signInBrowser(context, site.origin, actor);
  await page.goto("/settings");
  const out = await context.request.get("/sign-out", { maxRedirects: 0 });
  expect(out.status()).toBe(303);
  await page.reload();
  expect(path(page)).toBe("/settings");
  const answer = await context.request.post("/sign-out", { headers: { origin: site.origin } });
  expect(await answer.text()).toContain("You are signed out.");
  await page.reload();
  expect(path(page)).toBe("/sign-in?next=%2Fsettings");
});

test("a sign-up form sent again opens no session, whether its password is still valid or not", async () => {
  const { context } = await site.visit();
  const fields = { name: "Nell", handle: "nell", email: "nell@example.test", password: PASSWORD };
  const form = { ...fields, key: newFormKey() };
  const send = () =>
    context.request.post("/sign-up?next=/wallet", {
      form,
      headers: { origin: site.origin },
      maxRedirects: 0,
    });
  const first = await send();
  expect([first.status(), first.headers()["location"]]).toEqual([
    303,
    "/settings/email?next=%2Fwallet",
  ]);
  for (const changed of [false, true]) {
    await context.clearCookies();
    if (changed) await changeFor("nell", "eight silver spoons");
    const again = await send();
    expect([again.status(), again.headers()["location"]]).toEqual([303, "/sign-in?next=%2Fwallet"]);
    const names = (await context.cookies()).map(({ name }) => name);
    expect(names).toEqual(["farthing-flash"]);
    const page = await context.request.get(again.headers()["location"] ?? "");
    expect(await page.text()).toContain("You already have an account. Sign in with your e-mail");
  }
  expect(
    await sql`select from sessions s join users u on u.id = s.user_id where u.handle = 'nell'`,
  ).toHaveLength(1);
});

test("sign-in after three wrong passwords is answered with 429 and the time to come back", async () => {
  const { context } = await site.visit();
  const guess = () =>
    context.request.post("/sign-in", {
      form: { email: "victim@example.test", password: "guessing along" },
      headers: { origin: site.origin },
    });
  for (let round = 0; round < 3; round += 1) expect((await guess()).status()).toBe(401);
  const refused = await guess();
  expect(refused.status()).toBe(429);
  expect(refused.headers()["retry-after"]).toMatch(/^[1-9]\d*$/);
  expect(await refused.text()).toContain("Too many attempts");
});

test("a session that sends too many forms a minute gets the same 429", async () => {
  const { context } = await visitAs(await member("busy-bee"));
  const send = () =>
    context.request.post("/settings", { form: { verb: "?" }, headers: { origin: site.origin } });
  for (let round = 0; round < 10; round += 1) expect((await send()).status()).toBe(422);
  const refused = await send();
  expect(refused.status()).toBe(429);
  expect(refused.headers()["retry-after"]).toMatch(/^[1-9]\d*$/);
});

test("profile, password and sessions are changed in the settings without JavaScript", async () => {
  const actor = await member("max");
  await tokenOf(actor);
  const { page, context } = await visitAs(actor);
  const other = await visitAs(actor);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Your profile" }).click();
  await page.getByLabel("Headline").fill("Engraver");
  await page.getByRole("textbox", { name: "Handle" }).fill("not a handle");
  await page.getByRole("button", { name: "Save the profile" }).click();
  expect(await page.getByLabel("Headline").inputValue()).toBe("Engraver");
  await page.getByRole("textbox", { name: "Handle" }).fill("max-e");
  await page.getByRole("button", { name: "Save the profile" }).click();
  expect(await page.getByRole("status").textContent()).toContain("Your profile is saved.");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Security" }).click();
  await page.getByRole("button", { name: /^End this session/ }).click();
  expect(await page.getByRole("status").textContent()).toContain("The session is ended.");
  await other.page.goto("/settings");
  expect(path(other.page)).toBe("/sign-in?next=%2Fsettings");
  await page.getByLabel("Current password").fill("wrong entirely");
  await page.getByLabel("New password").fill("eight silver spoons");
  await page.getByRole("button", { name: "Change the password" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("not your current password");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("eight silver spoons");
  const [before] = await context.cookies();
  await page.getByRole("button", { name: "Change the password" }).click();
  expect(await page.getByRole("status").textContent()).toContain(
    "Your password is changed. You were not signed in anywhere else. Your API token is ended.",
  );
  const after = await context.cookies();
  expect(after.find(({ name }) => name === "farthing")?.value).not.toBe(before?.value);
  expect(after.map(({ name }) => name)).toContain("farthing-browser");
  await page.goto("/wallet");
  expect(path(page)).toBe("/wallet");
});

test("staff find a person and suspend them with a reason; the person is signed out at once", async () => {
  const sol = await member("sol", "staff");
  const rogue = await member("rogue");
  const victim = await visitAs(rogue);
  await victim.page.goto("/settings");
  expect((await victim.page.goto("/admin/people"))?.status()).toBe(404);
  expect((await victim.page.goto(`/admin/people/${rogue.id}`))?.status()).toBe(404);

  const { page } = await visitAs(sol);
  await page.goto("/admin/people");
  await page.getByLabel("Name, handle or e-mail").fill("rogue@");
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Rogue" }).click();
  await page.getByRole("link", { name: "Suspend" }).click();
  await page.getByLabel("Reason", { exact: true }).fill("x");
  await page.getByRole("button", { name: "Suspend" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("Please say why");
  expect(await page.getByLabel("Reason").inputValue()).toBe("x");
  await page.getByLabel("Reason").fill("Sent the same work twice.");
  await page.getByRole("button", { name: "Suspend" }).click();
  expect(await page.getByRole("status").textContent()).toContain("suspended");
  expect(await page.getByRole("main").textContent()).toContain("Sent the same work twice.");

  await victim.page.goto("/settings");
  expect(path(victim.page)).toBe("/sign-in?next=%2Fsettings");
  expect((await page.goto("/admin/people/usr_00000000000000000000000000"))?.status()).toBe(404);
  await page.goto(`/admin/people/${sol.id}`);
  expect(await page.getByRole("link", { name: "Suspend" }).count()).toBe(0);
});

test("a suspended person signs in to the withdrawal page only: other pages lead there, other forms are refused", async () => {
  const staff = await visitAs(await member("sid", "staff"));
  const pam = await member("pam");
  await earned(await member("buyer-of-pam"), pam, 100_000_000n);
  await staff.page.goto(`/admin/people/${pam.id}?decide=suspend`);
  await staff.page.getByLabel("Reason", { exact: true }).fill("Two accounts, one card.");
  await staff.page.getByLabel("Contested in USD").fill("40");
  await staff.page.getByRole("button", { name: "Show the amounts again" }).click();
  expect(await said(staff.page)).toContain("$40.00");
  expect(await staff.page.getByLabel("Reason", { exact: true }).inputValue()).toContain("one card");
  await staff.page.getByRole("button", { name: "Suspend" }).click();
  expect(await said(staff.page)).toContain("Decide what is contested");

  const { page, context } = await site.visit({ javaScript: false });
  await signIn(page, "pam@example.test");
  expect(path(page)).toBe("/suspended");
  for (const words of ["Two accounts, one card.", "$40.00", "$50.00", env.supportMail])
    expect(await said(page)).toContain(words);
  expect(await said(page)).toContain("Paid to the freelancer");
  expect(await page.getByRole("navigation", { name: "Main" }).textContent()).not.toContain(
    "Wallet",
  );
  // Sessions of browsers are no part of the API.
  const closed = PATTERNS.map(({ pattern }) => pattern.replaceAll(/:\w+/g, "x"))
    .filter(
      (address) =>
        !/^\/(suspended|stop-withdrawal|verify-email|change-email|undo-email|recover|recover\/finish|not-me|keep-account|unsubscribe|sign-out|api\/v1\/.*)$/.test(
          address,
        ),
    )
    .map((address) => address.replace(/^\*$/, "/nowhere"));
  expect(closed.length).toBeGreaterThan(60);
  for (const address of closed) {
    const answer = await context.request.get(address, { maxRedirects: 0 });
    expect([address, answer.headers()["location"]]).toEqual([address, "/suspended"]);
  }
  for (const address of ["/settings", "/wallet/payout-method", "/sign-in", "/settings/tokens"]) {
    const headers = { origin: site.origin };
    const answer = await context.request.post(address, { form: { verb: "x" }, headers });
    expect([address, answer.status()]).toEqual([address, 403]);
  }

  await page.goto("/suspended");
  expect(await said(page)).toContain("When two of our staff have agreed");
  const ray = await visitAs(await member("roy", "staff"));
  await staff.page.getByLabel("Account holder").fill("Pam Example");
  await staff.page.getByLabel("Account number (IBAN)").fill("DE89 3704 0044 0532 0130 00");
  await staff.page.getByLabel("How do you know").fill("Seen on video.");
  await staff.page.getByRole("button", { name: "Propose and sign the account" }).click();
  expect(await said(staff.page)).toContain("Another member of staff has to sign");
  await ray.page.goto(`/admin/people/${pam.id}`);
  await ray.page.getByRole("button", { name: "Sign for this account" }).click();
  expect(await said(ray.page)).toContain("Two members of staff signed for it.");

  await page.reload();
  await page.getByRole("button", { name: "Ask for the withdrawal" }).click();
  expect(await said(page)).toContain("Your withdrawal in USD is waiting");
  const [withdrawal] = await sql<{ id: string }[]>`
    select id from suspension_withdrawals where user_id = ${pam.id}`;
  const visitor = await site.visit({ javaScript: false });
  const link = stopPath(withdrawal?.id ?? "");
  await visitor.page.goto(link);
  expect(path(visitor.page)).toBe("/sign-in?next=%2Fsuspended");
  expect((await visitor.page.goto(`${link}&signature=x`))?.status()).toBe(404);
  await visitor.page.goto(mailedLink(link));
  await visitor.page.getByRole("button", { name: "Stop the withdrawal" }).click();
  expect(await said(visitor.page)).toContain("Nothing was paid out by it.");
  await page.reload();
  expect(await said(page)).toContain("It was stopped from the link in the mail.");
  await page.getByText("Pam", { exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  expect(path(page)).toBe("/");
});

test("the pages of sign-up, sign-in, settings and people are accessible and look as they should", async () => {
  const { page, axe, shoot, complaints } = await site.visit();
  for (const name of ["sign-in", "sign-up"]) {
    await page.goto(`/${name}?next=/orders`);
    expect(await axe()).toEqual([]);
    await shoot(name);
  }
  await page.getByLabel("Handle").fill("a");
  await page.locator("form.form").evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole("alert").waitFor();
  expect(await axe()).toEqual([]);
  await shoot("sign-up-refused");
  expect(complaints).toEqual([]);

  const ray = await member("ray", "staff");
  const person = await member("persona");
  const staff = await visitAs(ray, true);
  for (const [name, address] of [
    ["settings", "/settings"],
    ["security", "/settings/security"],
    ["people", "/admin/people"],
    ["people-none", "/admin/people?q=zzz"],
    ["person", `/admin/people/${person.id}?decide=suspend`],
  ] as const) {
    await staff.page.goto(address);
    expect(await staff.axe()).toEqual([]);
    await staff.shoot(name);
  }
  await staff.page.goto("/nowhere");
  expect(await staff.page.getByRole("link", { name: "Wallet", exact: true }).count()).toBe(1);
  expect(await staff.axe()).toEqual([]);
  await staff.shoot("not-found");
  expect(staff.complaints).toEqual([]);
});
