/** A negotiation by keyboard alone on a phone's width: a buyer, a freelancer and staff, and the focus is seen at every stop. */
import { beforeAll, expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { Keyboard } from "#tests/kit/keyboard.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { countered, offered } from "#tests/kit/offer-scene.ts";
import { safetyScene } from "#tests/kit/safety-scene.ts";
import { handOver, move, order, tasksOf } from "#tests/kit/task-scene.ts";
import { write } from "#tests/kit/thread-lines.ts";
import { said } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";

const site = useSite({ SECRET: env.secret });
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 500_000_000n);
});

async function sitDown(who: "ada" | "lin" | "sol"): Promise<{ keys: Keyboard; page: Page }> {
  const { page, context } = await site.visit({ width: 360 });
  await signInBrowser(context, site.origin, people[who]);
  return { keys: new Keyboard(page), page };
}

test("a buyer asks, answers an offer with another one, accepts, funds a milestone and accepts the work by keys alone", async () => {
  const { lin } = people;
  const { keys, page } = await sitDown("ada");
  await keys.open(`/gigs/${await sampleGig(lin)}`);
  await keys.skip();
  await keys.press("Write to Lin");
  await keys.skip();
  await keys.type("Your message to Lin", "Could you draw it in steps?");
  await keys.shoot("buyer-message");
  await keys.press("Send the message");
  expect(await said(page)).toContain("Could you draw it in steps?");
  await keys.shoot("buyer-thread");

  const offerId = await offered(lin, { funded: "first" });
  await keys.open("/wallet");
  await keys.to("Menu");
  await keys.key("Enter");
  // The page lies below the open menu, which closes when the focus leaves it.
  await keys.to("Add money");
  await keys.to("Menu", "Shift+Tab");
  await keys.key("Enter");
  await keys.to("Wallet");
  await keys.shoot("buyer-menu");
  await keys.press("Messages");
  await keys.skip();
  await keys.press("Lin");
  // The conversation is opened at its newest line.
  await keys.press(/Two drawings/);
  await keys.skip();
  await keys.shoot("buyer-offer");
  await keys.press("Answer with your own version");
  await keys.skip();
  await keys.type("Price", "15");
  await keys.shoot("buyer-price");
  await keys.to("The price of the first line only");
  await keys.key("ArrowUp");
  await keys.shoot("buyer-radio");
  await keys.key("ArrowDown");
  await keys.press("Preview the offer");
  await keys.skip();
  await keys.press("Send this version");
  expect(await said(page)).toContain("Waiting for Lin");

  await countered(lin, offerId, 2, { funded: "first" });
  await keys.open(`/offers/${offerId}`);
  await keys.skip();
  await keys.to("Accept the offer");
  await keys.shoot("buyer-accept-offer");
  await keys.key("Shift+Tab");
  await keys.press("Accept the offer");
  const { pathname: order } = new URL(page.url());
  await keys.skip();
  await keys.to("Fund this milestone");
  await keys.shoot("buyer-order");
  await keys.key("Shift+Tab");
  await keys.press("Fund this milestone");
  await keys.skip();
  await keys.press("Fund this milestone");
  expect(await said(page)).toContain("The milestone is funded");

  const tasks = await tasksOf(order.slice("/orders/".length));
  await move(lin, "start", tasks);
  await handOver(lin, tasks.slice(0, 1));
  await keys.open(order);
  await keys.skip();
  await keys.press("1. Sketch");
  await keys.skip();
  await keys.shoot("buyer-task");
  await keys.press("Accept the delivery");
  await keys.skip();
  await keys.press("Accept the delivery");
  expect(await said(page)).toContain("Accepted.");
  expect(keys.faults).toEqual([]);
});

test("a freelancer answers, makes an offer and delivers by keys alone", async () => {
  const { ada, lin } = people;
  await write(ada, lin, "Could you draw a wren?");
  const { keys, page } = await sitDown("lin");
  await keys.open("/messages");
  await keys.skip();
  await keys.press("Ada");
  await keys.type("Your message to Ada", "I could.");
  await keys.press("Send the message");
  expect(await said(page)).toContain("I could.");
  await keys.press("Make Ada an offer");
  await keys.skip();
  await keys.to("Offer my work");
  await keys.shoot("freelancer-side");
  await keys.press("Write the offer");
  await keys.skip();
  await keys.type("Title", "A wren");
  await keys.type("Name of the line", "The wren");
  await keys.type("Price", "12");
  await keys.press("Preview the offer");
  await keys.skip();
  await keys.to("Send the offer");
  await keys.shoot("freelancer-preview");
  await keys.key("Shift+Tab");
  await keys.press("Send the offer");
  expect(await said(page)).toContain("Waiting for Ada");

  const { taskIds } = await order(ada, lin, { priceMicros: 5_000_000n });
  await keys.open(`/tasks/${taskIds[0]}`);
  await keys.skip();
  await keys.press("Start the work");
  await keys.skip();
  await keys.press("Start the work");
  await keys.skip();
  await keys.press("Deliver the work");
  await keys.skip();
  await keys.press("Deliver the work");
  await keys.shoot("freelancer-refused");
  await keys.type("What do you deliver?", "The coin.");
  await keys.shoot("freelancer-deliver");
  await keys.press("Deliver the work");
  expect(await said(page)).toContain("Delivered.");
  expect(keys.faults).toEqual([]);
});

test("staff read and decide a reported message, and read the conversation of a dispute, by keys alone", async () => {
  const { ada, lin, sol } = people;
  await safetyScene({ ada, sol });
  const { orderId, taskIds } = await order(ada, lin, { priceMicros: 5_000_000n });
  await write(ada, lin, "This is tin, not copper.", orderId);
  await move(lin, "start", taskIds);
  const opening = { taskId: taskIds[0] ?? "", reason: "not_as_ordered", statement: "It is tin." };
  await openDispute(ada, { ...opening, files: [], key: newFormKey() });
  const { keys, page } = await sitDown("sol");
  await keys.open("/admin/reports");
  await keys.skip();
  await keys.press("Payment outside Farthing");
  await keys.skip();
  await keys.to("It breaks the rules");
  await keys.key("Space");
  await keys.shoot("staff-decide");
  await keys.type("Reason", "Payment stays here.");
  await keys.press("Decide on the report");
  expect(await said(page)).toContain("Sol decided");
  await keys.shoot("staff-decided");

  await keys.open("/admin");
  await keys.skip();
  await keys.press("Waiting for an answer");
  await keys.press("I will draw a farthing");
  await keys.skip();
  expect(await said(page)).toContain("This is tin, not copper.");
  await keys.to("Ask or tell both sides");
  await keys.shoot("staff-dispute");
  expect(keys.faults).toEqual([]);
});
