/** Choosing mails without JavaScript, and stopping them by the mailed link without signing in. */
import { expect, test } from "vitest";
import { preferencesOf } from "#app/domain/notifications/preferences.ts";
import { unsubscribePath } from "#app/domain/notifications/unsubscribe-link.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { said } from "#tests/kit/walk.ts";

// The test makes members itself, so both processes must sign links alike.
const site = useSite({ SECRET: env.secret });

test("a person chooses a daily mail and quiet hours, is told what is wrong, and stops a group from a mail", async () => {
  const lin = await member("lin");
  const { page, context, complaints, shoot } = await site.visit({ javaScript: false });
  await signInBrowser(context, site.origin, lin);
  await page.goto("/settings");
  await page.getByRole("main").getByRole("link", { name: "Notices and mail" }).click();
  await shoot("notice-preferences");
  const work = page.getByRole("group", { name: "Orders and work" });
  await work.getByLabel("By mail").selectOption("daily");
  await work.getByLabel("New on the page").uncheck();
  await page.getByLabel("Quiet from").fill("22:00");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await page.getByRole("main").textContent()).toContain("a beginning and an end");
  await shoot("notice-preferences-refused");
  // What was chosen is still there.
  expect(await work.getByLabel("By mail").inputValue()).toBe("daily");
  expect(await work.getByLabel("New on the page").isChecked()).toBe(false);
  await page.getByLabel("Quiet until").fill("07:00");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await said(page)).toContain("Saved.");
  expect(await preferencesOf(lin.id)).toMatchObject({
    choices: { work: { mail: "daily", page: false }, messages: { mail: "instant", page: true } },
    quietFrom: 1320,
    quietUntil: 420,
  });
  expect(complaints).toEqual([]);

  const visitor = await site.visit({ javaScript: false });
  const link = { userId: lin.id, groups: ["work", "messages"] as const };
  await visitor.page.goto(
    unsubscribePath({ ...link, groups: [...link.groups] }, "lin@example.test"),
  );
  await visitor.shoot("unsubscribe");
  await visitor.page.getByRole("button", { name: "Stop these mails" }).click();
  await visitor.shoot("unsubscribed");
  expect(await visitor.page.getByRole("main").textContent()).toContain(
    "no more mails about “Orders and work” and “Messages”",
  );
  expect((await preferencesOf(lin.id)).choices).toMatchObject({
    work: { mail: "never", page: false },
    messages: { mail: "never" },
  });
  expect(visitor.complaints).toEqual([]);
});
