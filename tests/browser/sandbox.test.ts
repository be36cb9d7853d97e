/** A sandbox token from the page to the first calls, its checkout in a browser, and a site without a sandbox. */
import { expect, test } from "vitest";
import { ageSessions } from "#tests/kit/aged-sessions.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { member, PASSWORD, signInBrowser } from "#tests/kit/members.ts";
import { startSite } from "#tests/kit/site.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import { said } from "#tests/kit/walk.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const site = useSite({ SECRET: env.secret });
const sandbox = useSandbox();

async function askFor(actor: UserActor, origin: string, javaScript = false) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, origin, actor);
  await visit.page.goto(`${origin}/settings/tokens`);
  return visit;
}

test("a sandbox token made on the page works at once: pretend checkout, money, and events from the worker", async () => {
  const ada = await member("ada");
  const other = await startSite(site.database.url, {
    SECRET: env.secret,
    SANDBOX_DATABASE_URL: sandbox.url,
    PRETEND_SETTLE_SECONDS: "1",
  });
  try {
    const { page, complaints } = await askFor(ada, other.origin);
    await ageSessions(site.database.owner);
    await page.reload();
    await page.getByLabel("Name").fill("My shop, in the sandbox");
    await page.getByLabel("The sandbox").check();
    for (const scope of ["orders", "selling", "wallet"])
      await page.locator(`[name="scope:${scope}"]`).check();
    await page.getByLabel("Your password").fill("not this one");
    await page.getByRole("button", { name: "Make the token" }).click();
    // Refused; the choices stay chosen.
    expect(await said(page)).toContain("not your current password");
    expect(await page.getByLabel("The sandbox").isChecked()).toBe(true);
    expect(await page.locator('[name="scope:selling"]').isChecked()).toBe(true);
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Make the token" }).click();
    const token = await page.locator("#token").innerText();
    expect(token).toMatch(/^frt_sandbox_/);
    await page.goto(`${other.origin}/settings/tokens`);
    expect(await page.getByRole("table").innerText()).toContain("sandbox");

    const ask = async (path: string, body?: object) => {
      const answer = await fetch(`${other.origin}/api/v1${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "idempotency-key": `browser-${path}`.slice(0, 90),
          "content-type": "application/json",
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(answer.headers.get("farthing-sandbox")).toBe("true");
      return (await answer.json()) as Record<string, string>;
    };
    const deposit = await ask("/wallet/deposits", { amount: "12", currency: "USD" });
    await page.goto(deposit["checkout_url"] ?? "");
    await page.getByRole("button", { name: "Pay by card", exact: true }).click();
    expect(await said(page)).toContain("Your program can read the result from the deposit.");
    const path = `/wallet/deposits/${deposit["deposit_id"]}`;
    await untilTrue(30, async () => (await ask(path))["state"] === "succeeded");
    const unknown = await page.goto(`${other.origin}/sandbox/cards/sandbox-card_none`);
    expect(unknown?.status()).toBe(404);
    expect(complaints).toEqual([]);
  } finally {
    await other.stop();
  }
});

test("a site without a sandbox says how it is turned on, and its addresses stay closed", async () => {
  const lin = await member("lin");
  const { page, complaints, axe, shoot } = await askFor(lin, site.origin, true);
  expect(await said(page)).toContain("SANDBOX_DATABASE_URL");
  expect(await page.getByLabel("The sandbox").count()).toBe(0);
  expect(await axe()).toEqual([]);
  await shoot("tokens-without-sandbox");
  expect((await page.goto("/sandbox/cards/sandbox-card_none"))?.status()).toBe(404);
  const hook = await fetch(`${site.origin}/hooks/sandbox/cards`, { method: "POST", body: "{}" });
  expect(hook.status).toBe(404);
  expect(complaints).toEqual([]);
});

test("the pages of a site with a sandbox look as they should", async () => {
  const sol = await member("sol");
  const other = await startSite(site.database.url, {
    SECRET: env.secret,
    SANDBOX_DATABASE_URL: sandbox.url,
  });
  try {
    const { page, axe, shoot } = await askFor(sol, other.origin, true);
    await page.getByLabel("Name").fill("Second");
    await page.getByLabel("The sandbox").check();
    await page.getByRole("button", { name: "Make the token" }).click();
    await page.locator("#token").waitFor();
    expect(await axe()).toEqual([]);
    await shoot("tokens-sandbox");
    await page.goto(`${other.origin}/api`);
    expect(await said(page)).toContain("Farthing-Sandbox-As");
    expect(await axe()).toEqual([]);
    await shoot("api-sandbox");
  } finally {
    await other.stop();
  }
});
