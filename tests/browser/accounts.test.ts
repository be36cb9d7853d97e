/** The beginning and the end of an account without JavaScript: an invitation list, a claim by mail, a closing, and keeping it by mail. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";
import { member, PASSWORD, signInBrowser } from "#tests/kit/members.ts";
import { payoutAccount } from "#tests/kit/money-story.ts";
import { said } from "#tests/kit/walk.ts";
import { tokenFor } from "#tests/domain/closings/closing-scene.ts";
import { importedPerson } from "#tests/domain/people/invitations/imported-person.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

// The test makes members itself, so both processes must hash passwords alike.
const site = useSite({ SECRET: env.secret });

async function visitAs(actor: UserActor) {
  const visit = await site.visit({ javaScript: false });
  await signInBrowser(visit.context, site.origin, actor);
  return visit;
}

test("staff paste a list, see who gets no mail, and send the rest", async () => {
  await importedPerson("kim-painter");
  const { page, shoot } = await visitAs(await member("sol", "staff"));
  await page.goto("/admin/invitations");
  await page
    .getByLabel("Handles and addresses")
    .fill("kim-painter,kim@example.test\nnobody,x@example.test");
  await page.getByRole("button", { name: "Look through the list" }).click();
  expect(await page.getByRole("main").textContent()).toContain(
    "No freelancer of an import has this handle.",
  );
  await shoot("invitation-list");
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  expect(await said(page)).toContain("The invitations are being sent.");
});

test("a freelancer takes over the account by the mailed link, and is signed in", async () => {
  const sol = await member("ray", "staff");
  const userId = await importedPerson("lee-painter");
  await invite(sol, { userId, email: "lee@example.test", key: newFormKey() });
  const { page, complaints, shoot } = await site.visit({ javaScript: false });
  await page.goto(`/claim?token=${await tokenFor({ id: userId }, "claim")}`);
  expect(await page.getByRole("main").textContent()).toContain("lee@example.test");
  await shoot("claim");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Take over the account" }).click();
  await page.getByLabel("Your name").fill("Lee Painter");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Take over the account" }).click();
  expect(await said(page)).toContain("Welcome, Lee Painter.");
  const [user] = await sql`select state, email, email_state from users where id = ${userId}`;
  expect(user).toEqual({ state: "active", email: "lee@example.test", email_state: "verified" });
  expect(complaints).toEqual([]);
});

test("a person closes the account after saying who they are, and keeps it by the mailed link without signing in", async () => {
  const lin = await member("lin");
  await enrich(lin, 2_001_500n);
  await payoutAccount(lin);
  await sampleGig(lin);
  const { page, shoot } = await visitAs(lin);
  await sql`update sessions set stepped_up_at = now() - interval '1 hour' where user_id = ${lin.id}`;
  await page.goto("/settings/close");
  await shoot("close");
  await page.getByLabel(/Pay out/).check();
  await page.getByRole("button", { name: "Close the account" }).click();
  expect(await page.getByLabel(/Pay out/).isChecked()).toBe(true);
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Close the account" }).click();
  expect(await said(page)).toContain("You can still change your mind.");
  expect(await page.getByRole("main").textContent()).toContain("We close the account on");
  await shoot("closing");
  const visitor = await site.visit({ javaScript: false });
  await visitor.page.goto(`/keep-account?token=${await tokenFor(lin, "keep_account")}`);
  await visitor.shoot("keep-account");
  await visitor.page.getByRole("button", { name: "Keep my account" }).click();
  expect(await said(visitor.page)).toContain("The account stays open.");
  expect(await sql`select state from closings`).toEqual([{ state: "kept" }]);
  expect(await sql`select state from gigs where freelancer_id = ${lin.id}`).toEqual([
    { state: "published" },
  ]);
});
