/** Two sides review each other, one of them without scripts; the gig's kept page shows it at once, and nothing before. */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { useSite } from "#tests/kit/browser.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { endedOrder } from "#tests/kit/review-scene.ts";
import type { PlacedOrder } from "#tests/kit/task-scene.ts";

const site = useSite({ KEEP_PAGES_SECONDS: "300" });
let people: { ada: UserActor; lin: UserActor };
let placed: PlacedOrder;
let gig: string;

beforeAll(async () => {
  people = { ada: await member("ada"), lin: await member("lin") };
  placed = await endedOrder(people.ada, people.lin);
  const [row] = await sql<{ id: string }[]>`
    select gig_id as id from orders where id = ${placed.orderId}`;
  gig = `/gigs/${row?.id ?? ""}`;
});

async function asPerson(who: "ada" | "lin", javaScript: boolean) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, people[who]);
  return visit;
}

test("a review is written without scripts, stays hidden, and is on the kept page of the gig as soon as the other side wrote", async () => {
  const shown = async () => (await fetch(site.origin + gig)).text();
  expect(await shown()).not.toContain("Reviews");
  const { page } = await asPerson("ada", false);
  await page.goto(`/tasks/${placed.taskIds[0]}`);
  await page.getByRole("link", { name: "Review" }).click();
  await page.getByRole("button", { name: "Send your review" }).click();
  // The browser asks for the stars before anything is sent.
  expect(page.url()).toContain(`/reviews/orders/${placed.orderId}`);
  await page.getByLabel("4 of 5 stars").check();
  await page.getByLabel("On time").selectOption("5");
  await page.getByLabel("In your words").fill("Zqcopper, and kind.\nشكرا");
  await page.getByRole("button", { name: "Send your review" }).click();
  expect(await page.getByRole("main").innerText()).toContain("stays hidden for now");
  await page.goto(`/tasks/${placed.taskIds[0]}`);
  expect(await page.getByRole("main").innerText()).toContain("Your review opens on");

  const { page: other, axe, complaints } = await asPerson("lin", true);
  await other.goto(`/reviews/orders/${placed.orderId}`);
  expect(await other.content()).not.toContain("Zqcopper");
  expect(await shown()).not.toContain("Zqcopper");
  expect(await axe()).toEqual([]);
  await other.getByLabel("5 of 5 stars").check();
  await other.getByRole("button", { name: "Send your review" }).click();
  await other.getByText("both reviews are public now").waitFor();
  await other.getByText("Zqcopper, and kind.").waitFor();
  expect(await shown()).toContain("Zqcopper");
  await other.getByLabel("Your reply").fill("Thank you.");
  await other.getByRole("button", { name: "Reply in public" }).click();
  await other.getByText("lin replied on").waitFor();
  expect(await shown()).toContain("Thank you.");
  expect(await axe()).toEqual([]);
  expect(complaints).toEqual([]);
});
