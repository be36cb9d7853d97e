/** The duties of staff in a browser: an admin gives them without scripts, and each opens its pages and no others. */
import { expect, test } from "vitest";
import { setRole } from "#app/domain/people/decide.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { useSite } from "#tests/kit/browser.ts";
import { giveApp } from "#tests/kit/factors.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { said } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const site = useSite();

async function visitAs(actor: UserActor, javaScript = false) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, actor);
  return visit;
}

const rooms = (page: Page) =>
  page.getByRole("navigation", { name: "Staff" }).getByRole("link").allTextContents();

test("an admin chooses what a member of staff does; only those pages are in the navigation and open", async () => {
  const [sol, mia] = [await member("sol", "staff"), await member("mia")];
  const admin = (await visitAs(sol)).page;
  const own = (await visitAs(mia)).page;
  expect((await own.goto("/admin"))?.status()).toBe(404);

  await admin.goto(`/admin/people/${mia.id}`);
  await admin.getByRole("link", { name: "Make Mia staff" }).click();
  await admin.getByLabel("Reason", { exact: true }).fill("Answers our mail from now on.");
  await admin.getByRole("button", { name: "Make Mia staff" }).click();
  expect(await said(admin)).toContain("choose at least one duty");
  expect(await admin.getByLabel("Reason").inputValue()).toContain("Answers our mail");
  await admin.getByLabel("Support").check();
  await admin.getByRole("button", { name: "Make Mia staff" }).click();
  expect(await said(admin)).toContain("Staff: support");

  await own.goto("/admin");
  expect(await said(own)).toContain("Staff pages need a second step");
  await giveApp(mia.id);
  await site.database.owner`
    update sessions set level = 'second_factor' where user_id = ${mia.id}`;
  await own.goto("/admin");
  expect(await rooms(own)).toEqual(["Desk", "Reports", "Reviews", "People", "Catalogue"]);
  for (const address of ["/admin/books", "/admin/payments", "/admin/commission", "/admin/import"])
    expect((await own.goto(address))?.status()).toBe(404);
  await own.goto(`/admin/people/${sol.id}`);
  expect(await said(own)).not.toContain("Looked at by staff");
  expect(await own.getByRole("main").getByRole("link", { name: "Suspend" }).count()).toBe(0);

  await admin.goto(`/admin/people/${sol.id}`);
  expect(await said(admin)).toContain("Mia (@mia)");
  expect(await said(admin)).toContain("This is you.");
  await admin.goto(`/admin/people/${mia.id}?decide=set-duties`);
  expect(await admin.getByLabel("Support").isChecked()).toBe(true);
  await admin.getByLabel("Support").uncheck();
  await admin.getByLabel("Finance").check();
  await admin.getByLabel("Reason", { exact: true }).fill("Keeps the books now.");
  await admin.getByRole("button", { name: "Change what Mia does as staff" }).click();
  expect(await said(admin)).toContain("Duties changed: finance");
  await own.goto("/admin");
  expect(await rooms(own)).toEqual(["Desk", "Books", "Payments", "People", "Commission"]);
});

test("pages of staff with one duty have no accessibility problems", async () => {
  const [ray, kim] = [await member("ray", "staff"), await member("kim")];
  const role = { userId: kim.id, role: "staff" as const, reason: "Test staff." };
  await setRole(OPERATOR, { ...role, duties: ["judge"], key: newFormKey() });
  const admin = await visitAs(ray, true);
  const one = await visitAs(kim, true);
  await one.page.goto("/admin");
  expect(await one.axe()).toEqual([]);
  await one.shoot("duties-desk-judge");
  for (const [name, address] of [
    ["duties-make", `/admin/people/${(await member("lea")).id}?decide=make-staff`],
    ["duties-person", `/admin/people/${kim.id}`],
    ["duties-desk-all", "/admin"],
  ] as const) {
    await admin.page.goto(address);
    expect(await admin.axe()).toEqual([]);
    await admin.shoot(name);
  }
  expect([...admin.complaints, ...one.complaints]).toEqual([]);
});
