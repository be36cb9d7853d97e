/** Staff remove pictures by the forms of their pages, and the freelancer reads the reason where the pictures were. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { takeDownGigPicture } from "#app/domain/catalog/pictures/take-down-picture.ts";
import { useSite } from "#tests/kit/browser.ts";
import { person } from "#tests/kit/cast.ts";
import { publishedGig, readyPicture } from "#tests/kit/gig-pictures.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { shownPiece } from "#tests/kit/portfolio-scene.ts";
import { press, said } from "#tests/kit/walk.ts";

const site = useSite();
const REASON = "It shows a person who did not agree.";

test.each([true, false])(
  "staff remove a picture of a portfolio on the person's page, and the freelancer reads why (JavaScript: %s)",
  async (javaScript) => {
    const name = javaScript ? "lin" : "mo";
    const [freelancer, buyer] = [await member(name), await person(`${name}-buyer`)];
    const sol = await member(`sol-${name}`, "staff");
    const pieceId = await shownPiece({ buyer, freelancer });
    const staff = await site.visit({ javaScript });
    await signInBrowser(staff.context, site.origin, sol);
    await staff.page.goto(`/admin/people/${freelancer.id}`);
    await staff.page.fill("[name=why]", REASON);
    await press(staff.page, "Remove this picture");
    expect(await said(staff.page)).toContain("The picture is removed.");
    expect(await staff.page.locator("[name=why]").count()).toBe(0);
    const own = await site.visit({ javaScript });
    await signInBrowser(own.context, site.origin, freelancer);
    for (const path of ["/portfolio", `/portfolio/${pieceId}`]) {
      await own.page.goto(path);
      expect(await own.page.locator("main").innerText()).toContain(REASON);
    }
    expect([...staff.complaints, ...own.complaints]).toEqual([]);
  },
);

test("the page of a gig's pictures tells which one staff removed, and why", async () => {
  const [freelancer, sol] = [await member("ren"), await member("sol-ren", "staff")];
  const gigId = await publishedGig(freelancer);
  const pictureId = await readyPicture(freelancer, gigId, "A person in a boat");
  await takeDownGigPicture(sol, { gigId, pictureId, reason: REASON, key: newFormKey() });
  const { page, context, complaints } = await site.visit({ javaScript: false });
  await signInBrowser(context, site.origin, freelancer);
  await page.goto(`/selling/gigs/${gigId}/pictures`);
  const shown = await page.locator("main").innerText();
  expect(shown).toContain("A person in a boat");
  expect(shown).toContain(REASON);
  expect(complaints).toEqual([]);
});
