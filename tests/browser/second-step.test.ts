/** The second step on the pages: added, asked for at sign-in and for staff, with JavaScript off and on. */
import { beforeAll, describe, expect, test } from "vitest";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { codeAt } from "#app/domain/security/totp-code.ts";
import { sql } from "#app/domain/store/store.ts";
import { useSite } from "#tests/kit/browser.ts";
import { codeOf, giveApp } from "#tests/kit/factors.ts";
import {
  member,
  PASSWORD,
  setEmailState,
  signInBrowser,
  startSecondStep,
} from "#tests/kit/members.ts";
import { PATTERNS } from "#tests/kit/page-patterns.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { addressOf, follow, press, said, signIn } from "#tests/kit/walk.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Page } from "playwright-core";

useQuickPasswords();
const site = useSite({ FORMS_PER_MINUTE: "1000" });

const SETUP = "/settings/security/authenticator";

/** Types the code that an app with the key on the page would show. */
async function typeCode(page: Page): Promise<string> {
  const seed = ((await page.textContent("#seed")) ?? "").replaceAll(" ", "");
  await page.getByLabel("Code that the app shows now").fill(codeAt(seed, nowDate()));
  return seed;
}

async function logIn(page: Page, handle: string, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail").fill(`${handle}@example.test`);
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Sign in");
}

/** The session's proof is older than five minutes. */
async function grow(userId: string): Promise<void> {
  await sql`update sessions set stepped_up_at = ${hoursAfter(nowDate(), -1)} where user_id = ${userId}`;
}

describe.each([false, true])("with JavaScript %s", (javaScript) => {
  const suffix = javaScript ? "on" : "off";

  test("a person adds an app, signs in with its code, makes new codes and removes it", async () => {
    const { id } = await member(`ada-${suffix}`);
    const { page, context, complaints, shoot } = await site.visit({ javaScript });
    await signInBrowser(context, site.origin, { id });
    await grow(id);
    await page.goto(SETUP);
    const key = await page.textContent("#seed");
    await shoot("authenticator-add");
    await page.getByLabel("Code that the app shows now").fill("000000");
    await page.getByLabel("Your password").fill(PASSWORD);
    await press(page, "Add the app");
    // The same key again: the app may have it already. The password was right, so it is not asked for again.
    expect(await page.textContent("#seed")).toBe(key);
    expect(await page.getByLabel("Your password").count()).toBe(0);
    await typeCode(page);
    await press(page, "Add the app");
    expect(await said(page)).toContain("The authenticator app is added");
    const codes = await page.locator(".code-list code").allTextContents();
    expect(codes).toHaveLength(10);
    const download = await page.getByText("Download the codes").getAttribute("href");
    expect(decodeURIComponent(download ?? "")).toContain(codes.join("\n"));
    await page.setViewportSize({ width: 320, height: 900 });
    const width = await page.locator("html").evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBe(320);
    await shoot("authenticator-added");

    const later = await site.visit({ javaScript });
    await logIn(later.page, `ada-${suffix}`, "/wallet");
    expect(addressOf(later.page)).toBe("/sign-in/second?next=%2Fwallet");
    expect((await later.context.cookies()).map(({ name }) => name)).toEqual(["farthing-second"]);
    await later.shoot("second-step");
    await later.page.getByLabel("Code from your app").fill("000000");
    await press(later.page, "Sign in");
    expect(await said(later.page)).toContain("You are not signed in yet");
    await later.page.getByLabel("Code from your app").fill(codes[0]?.toUpperCase() ?? "");
    await press(later.page, "Sign in");
    expect(addressOf(later.page)).toBe("/wallet");
    expect((await later.context.cookies()).map(({ name }) => name)).not.toContain(
      "farthing-second",
    );

    await later.page.goto("/settings/security/codes");
    expect(await said(later.page)).toContain("You have used 1 of 10 codes.");
    await later.shoot("codes");
    await grow(id);
    await press(later.page, "Make new codes");
    expect(await said(later.page)).toContain("Please confirm that it is you");
    await later.page.getByLabel("Code from your app").fill(codes[1] ?? "");
    await press(later.page, "Make new codes");
    expect(await later.page.locator(".code-list code").allTextContents()).toHaveLength(10);
    await follow(later.page, "Go to the settings");
    await later.page.goto(SETUP);
    await later.shoot("authenticator-there");
    await press(later.page, "Remove the app");
    expect(await said(later.page)).toContain("Scan this code");
    expect([...complaints, ...later.complaints]).toEqual([]);
  });

  test("a member of staff from before is led to the setup, and from there to the page they wanted", async () => {
    const ray = await member(`ray-${suffix}`);
    const decision = { userId: ray.id, reason: "Hired before.", key: newFormKey() };
    await setRole(OPERATOR, { ...decision, role: "staff" });
    const { page, context } = await site.visit({ javaScript });
    await signInBrowser(context, site.origin, ray, "password");
    await page.goto("/admin/people?q=ada");
    expect(addressOf(page)).toBe(`${SETUP}?next=%2Fadmin%2Fpeople%3Fq%3Dada`);
    expect(await said(page)).toContain("Staff pages need a second step");
    await typeCode(page);
    await press(page, "Add the app");
    await follow(page, "Go on to the page you wanted");
    expect(addressOf(page)).toBe("/admin/people?q=ada");
    // A session from before the app opens them after its code.
    const other = await site.visit({ javaScript });
    await signInBrowser(other.context, site.origin, ray, "password");
    await other.page.goto("/admin");
    expect(addressOf(other.page)).toBe(`${SETUP}?next=%2Fadmin`);
    await other.shoot("authenticator-confirm");
    await other.page
      .getByLabel("Code from your app")
      .first()
      .fill(await codeOf(ray.id));
    await press(other.page, "Confirm the code");
    expect(addressOf(other.page)).toBe("/admin");
  });
});

test("every page and form of staff leads a session without a second step to the setup", async () => {
  const sid = await member("sid", "staff");
  const { context } = await site.visit({ javaScript: false });
  await signInBrowser(context, site.origin, sid, "password");
  const paths = PATTERNS.map(({ pattern }) => pattern)
    .filter((pattern) => /^\/admin(\/|$)/.test(pattern))
    .map((pattern) => pattern.replaceAll(/:\w+/g, "x"));
  expect(paths.length).toBeGreaterThan(10);
  const headers = { "sec-fetch-site": "same-origin", accept: "text/html" };
  for (const path of paths)
    for (const method of ["GET", "POST"]) {
      const answer = await context.request.fetch(path, {
        method,
        headers,
        maxRedirects: 0,
        ...(method === "POST" ? { form: { verb: "any" } } : {}),
      });
      // A page without a form has no POST.
      if (method === "POST" && answer.status() === 405) continue;
      const leads = answer.headers()["location"] ?? "";
      expect([method, path, answer.status(), leads.split("?")[0]]).toEqual([
        method,
        path,
        303,
        SETUP,
      ]);
    }
});

describe("the second step of a browser", () => {
  let kim: UserActor;
  beforeAll(async () => {
    kim = await member("kim");
    await giveApp(kim.id);
  });

  test("gives a new session token, and never the one that the browser brought", async () => {
    const { page, context } = await site.visit({ javaScript: false });
    // A thief planted a session of their own.
    const eve = await startSession((await member("eve")).id, "password", {
      address: "127.0.0.1",
      agent: "Thief",
    });
    const planted = { name: "farthing", value: "planted-by-a-thief", url: site.origin };
    await context.addCookies([planted]);
    await signIn(page, "kim@example.test");
    const token = async () =>
      (await context.cookies()).find(({ name }) => name === "farthing")?.value;
    expect(addressOf(page)).toBe("/");
    expect(await token()).not.toBe(planted.value);
    expect(await token()).not.toBe(eve.token);
    expect(await token()).toMatch(/^[\w-]{43}$/);
  });

  test("leads a person from before to the verification of their address, like a sign-in without it", async () => {
    const lou = await member("lou");
    await giveApp(lou.id);
    await setEmailState(lou, "from_before");
    const { context } = await site.visit({ javaScript: false });
    await startSecondStep(context, site.origin, lou);
    const answer = await context.request.post("/sign-in/second?next=%2Forders", {
      form: { code: await codeOf(lou.id) },
      headers: { origin: site.origin, accept: "text/html" },
      maxRedirects: 0,
    });
    expect(answer.headers()["location"]).toBe("/settings/email?next=%2Forders");
  });

  test("leads back to the start, with the page wanted, when it took too long or was finished elsewhere", async () => {
    const { page } = await site.visit({ javaScript: false });
    await page.goto("/sign-in/second?next=%2Forders");
    expect(addressOf(page)).toBe("/sign-in?next=%2Forders");
    expect(await said(page)).toContain("sign in again from the start");
  });
});
