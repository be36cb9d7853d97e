/** An order's notice and its mail through the real worker, and the notices page with JavaScript off. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { startSession } from "#app/domain/security/sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { levelOf } from "#tests/kit/members.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { deliveredTask } from "#tests/domain/disputes/scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { Visit } from "#tests/kit/browser.ts";

const site = useSite();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function visitAs(person: UserActor, javaScript: boolean): Promise<Visit> {
  const { token } = await startSession(person.id, levelOf(person), {
    address: "test",
    agent: "test",
  });
  const visit = await site.visit({ javaScript });
  await visit.context.addCookies([{ name: "farthing", value: token, url: site.origin }]);
  return visit;
}

test("a visitor who asks for notices is sent to sign in", async () => {
  const answer = await fetch(`${site.origin}/notices`, { redirect: "manual" });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/sign-in?next=%2Fnotices");
});

test("the notices page of a new member is empty", async () => {
  const { page, axe, complaints, shoot } = await visitAs(people.max, true);
  await page.goto("/notices");
  expect(await page.textContent("main")).toContain("Nothing yet");
  expect(await axe()).toEqual([]);
  expect(complaints).toEqual([]);
  await shoot("notices-empty");
});

test("an order and a delivery reach both parties in the product and by mail", async () => {
  for (let orders = 0; orders < 3; orders += 1) await deliveredTask(people);
  const waiting = () => site.database.app`
    select id from notices where mailed_at is null and kind not like 'task.started%'`;
  const told = () => site.database.app`select id from notices`;
  await untilTrue(30, async () => (await told()).length === 12 && (await waiting()).length === 0);
  const files = await readdir(site.mailDir);
  expect(files).toHaveLength(9);
  const mails = await Promise.all(files.map((file) => readFile(join(site.mailDir, file), "utf8")));
  expect(mails.filter((mail) => mail.includes("To: Ada <ada@example.test>"))).toHaveLength(6);

  const looking = await visitAs(people.ada, true);
  await looking.page.goto("/notices");
  expect(await looking.axe()).toEqual([]);
  await looking.shoot("notices");
  expect(looking.complaints).toEqual([]);

  const { page } = await visitAs(people.ada, false);
  await page.goto("/notices");
  // Orders that were started, and starts that led to a delivery, are new no longer.
  expect(await page.locator("li.told").count()).toBe(9);
  expect(await page.locator("li.told-new").count()).toBe(3);
  expect(await page.locator("h2 a").first().textContent()).toContain("Delivered");
  await page.getByRole("button", { name: "Mark this as read", exact: true }).first().click();
  expect(await page.locator("li.told-new").count()).toBe(2);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  expect(await page.locator("li.told-new").count()).toBe(0);
  expect(await page.textContent("main")).toContain("You have read everything.");
  await page.locator("h2 a").first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/tasks\/tsk_/);
});

test("foreign and malformed notices are not found, and an unknown form changes nothing", async () => {
  const { page } = await visitAs(people.lin, false);
  const answer = await page.goto("/notices?before=nonsense");
  expect(answer?.status()).toBe(404);
  const [foreign] = await site.database
    .app`select id from notices where user_id = ${people.ada.id}`;
  const send = (form: Record<string, string>) =>
    page.request.post("/notices", { form, headers: { origin: site.origin }, maxRedirects: 0 });
  expect((await send({ verb: "read", notice: String(foreign?.["id"]) })).status()).toBe(404);
  expect((await send({ verb: "burn" })).status()).toBe(422);
});
