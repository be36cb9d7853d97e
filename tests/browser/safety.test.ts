/** Blocking and reporting in a browser without scripts: from a seller's page to the list, and from a message to staff's decision. */
import { expect, test } from "vitest";
import { useSite } from "#tests/kit/browser.ts";
import { sampleGig } from "#tests/kit/cast.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { safetyScene } from "#tests/kit/safety-scene.ts";
import { write } from "#tests/kit/thread-lines.ts";
import { follow, press, said } from "#tests/kit/walk.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const site = useSite();

async function visitAs(actor: UserActor, javaScript = false) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, actor);
  return visit;
}

test("a buyer blocks a seller from the seller's page, and takes the block back in the settings", async () => {
  const [ada, lin] = [await member("ada"), await member("lin")];
  await sampleGig(lin);
  const { page } = await visitAs(ada);
  await page.goto("/sellers/lin");
  await follow(page, "Block @lin");
  expect(await said(page)).toContain("They are not told.");
  await press(page, "Block this person");
  expect(new URL(page.url()).pathname).toBe("/settings/blocked");
  expect(await said(page)).toContain("@lin");
  await page.getByRole("button", { name: "Unblock Lin" }).click();
  expect(await said(page)).toContain("You have blocked nobody");
  const visitor = (await site.visit({ javaScript: false })).page;
  await visitor.goto("/sellers/lin");
  await follow(visitor, "Block @lin");
  expect(new URL(visitor.url()).searchParams.get("next")).toBe("/block?who=lin");
});

test("a message is reported with what was typed kept, and staff decide on it", async () => {
  const [mia, tom, sol] = [await member("mia"), await member("tom"), await member("sol", "staff")];
  const { lineId } = await write(tom, mia, "Pay me by PayPal instead.");
  const { page } = await visitAs(mia);
  await page.goto(`/messages/lines/${lineId}/report`);
  await page.getByLabel("Something else").check();
  await press(page, "Report the message");
  expect(await said(page)).toContain("Say in your own words");
  await page.getByLabel("Anything that staff should know").fill("It is the third one.");
  await press(page, "Report the message");
  await page.goto(`/messages/lines/${lineId}/report`);
  expect(await said(page)).toContain("You have reported this message");

  const staff = (await visitAs(sol)).page;
  await staff.goto("/admin/reports");
  await follow(staff, "Something else");
  expect(await said(staff)).toContain("This message speaks of paying outside Farthing");
  expect(await said(staff)).toContain("It is the third one.");
  await staff.getByLabel("It breaks the rules").check();
  await staff.getByRole("textbox", { name: "Reason" }).fill("Payment stays here.");
  await press(staff, "Decide on the report");
  expect(await said(staff)).toContain("Sol decided");
});

test("the pages of blocks and reports have no accessibility problems", async () => {
  const [eve, ray] = [await member("eve"), await member("ray", "staff")];
  const { lineId, reportedId, waitingId, decidedId } = await safetyScene({ ada: eve, sol: ray });
  const own = await visitAs(eve, true);
  const staff = await visitAs(ray, true);
  const looks: Array<[typeof own, string, string]> = [
    [own, "/block?who=pest", "unblock"],
    [own, "/block?who=ray", "block"],
    [own, "/settings/blocked", "blocked"],
    [own, `/messages/lines/${lineId}/report`, "report-form"],
    [own, `/messages/lines/${reportedId}/report`, "reported"],
    [staff, "/admin/reports", "reports"],
    [staff, `/admin/reports/${waitingId}`, "report-waiting"],
    [staff, `/admin/reports/${decidedId}`, "report-decided"],
  ];
  for (const [visit, path, name] of looks) {
    expect((await visit.page.goto(path))?.status()).toBe(200);
    expect([path, ...(await visit.axe())]).toEqual([path]);
    await visit.shoot(`safety-${name}`);
  }
  expect([...own.complaints, ...staff.complaints]).toEqual([]);
});
