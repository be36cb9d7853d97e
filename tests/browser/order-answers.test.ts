/** A gig with questions from its form to the answers of an order, with scripts off and on. */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { askingGig, Q, QUESTIONS } from "#tests/kit/asking-gig.ts";
import { useSite } from "#tests/kit/browser.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";

const site = useSite({ SECRET: env.secret });
let lin: UserActor;
beforeAll(async () => {
  lin = await member("lin");
});

const FILE = { name: "old.txt", mimeType: "text/plain", buffer: Buffer.from("An old coin.\n") };
const [MOTTO = "", METAL = "", WIDTH = "", PHOTO = ""] = QUESTIONS.map(({ ask }) => ask);

async function visit(who: UserActor, javaScript: boolean) {
  const { context, page } = await site.visit({ javaScript });
  await signInBrowser(context, site.origin, who);
  const main = async () => (await page.textContent("main")) ?? "";
  return {
    page,
    main,
    press: (name: string) => page.getByRole("button", { name }).click({ timeout: 5000 }),
  };
}

test.each([true, false])(
  "answers and a file survive a refusal, the rest is answered later, and the freelancer reads them (JavaScript: %s)",
  async (javaScript) => {
    const gigId = await askingGig(lin);
    const buyer = await member(javaScript ? "bea" : "bob");
    await enrich(buyer, 10_000_000n);
    const { page, main, press } = await visit(buyer, javaScript);
    await page.goto(`/gigs/${gigId}/order`);
    await page.getByLabel(MOTTO).fill("Small change, kept well.");
    await page.getByLabel(METAL).selectOption("Copper");
    await page.getByLabel(WIDTH).fill("wide");
    await page.getByLabel(PHOTO).setInputFiles(FILE);
    await page.getByText("Give it a reference of your own").click();
    await page.getByLabel("Your reference").fill("INV-7");
    await press("Order and hold the money");
    expect(await main()).toContain("Give a number, such as 12 or 2.5.");
    expect(await page.getByLabel(MOTTO).inputValue()).toBe("Small change, kept well.");
    expect(await page.getByLabel(METAL).inputValue()).toBe("Copper");
    expect(await main()).toContain("old.txt");
    await page.getByLabel(METAL).selectOption("");
    await page.getByLabel(WIDTH).fill("20");
    await press("Order and hold the money");
    await page.waitForURL(/\/tasks\//);
    expect(await main()).toContain("Answer Lin’s questions by");
    expect(await main()).toContain("INV-7");
    await page.getByRole("link", { name: "Answer the questions" }).click();
    await page.getByLabel(METAL).selectOption("Tin");
    await press("Send the answers");
    await page.waitForURL(/\/tasks\//);
    const said = await main();
    for (const words of ["Small change, kept well.", "Tin", "20", "old.txt"])
      expect(said).toContain(words);
    expect(said).toContain("Lin must start by");
    const url = page.url();
    const freelancer = await visit(lin, javaScript);
    await freelancer.page.goto(url);
    expect(await freelancer.main()).toContain("Small change, kept well.");
    expect(await freelancer.main()).not.toContain("INV-7");
  },
);

test("a freelancer asks questions in the gig's form, and buyers read them on its page", async () => {
  const gigId = await sampleGig(lin);
  const { page, main, press } = await visit(lin, false);
  await page.goto(`/selling/gigs/${gigId}/buyer`);
  const place = page.getByRole("group", { name: "Question 2" });
  await place.getByLabel("What you ask").fill(METAL);
  await place.getByLabel("Kind of answer").selectOption("choice");
  await press("Save the draft");
  expect(await main()).toContain("What you need from the buyer 1 to fill in");
  await place.getByLabel("Choices").fill("Copper\nTin");
  await press("Save the draft");
  await page.goto(`/selling/gigs/${gigId}`);
  await press("Publish the changes");
  const [row] = await sql`select questions from gigs where id = ${gigId}`;
  expect(row?.["questions"]).toMatchObject([{ key: Q.metal, options: ["Copper", "Tin"] }]);
  await page.goto(`/gigs/${gigId}`);
  expect(await main()).toContain(`${METAL} (Copper, Tin)`);
});
