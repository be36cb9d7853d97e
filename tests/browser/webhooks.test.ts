/** Webhooks from the form to the receiver through the real worker, with JavaScript off; axe runs with it on. */
import { expect, test } from "vitest";
import { ageSessions } from "#tests/kit/aged-sessions.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { endpointList } from "#app/domain/webhooks/endpoint-page.ts";
import { sign } from "#app/domain/webhooks/signature.ts";
import { useSite } from "#tests/kit/browser.ts";
import { enrich } from "#tests/kit/cast.ts";
import { member, PASSWORD, signInBrowser } from "#tests/kit/members.ts";
import { order } from "#tests/kit/task-scene.ts";
import { startReceiver } from "#tests/gateways/webhooks/receiver.ts";
import { deliveriesOf, endpointOf, happen, settled } from "#tests/domain/webhooks/scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

// The test encrypts secrets and makes members itself, so both processes need the same settings.
const site = useSite({ SECRET: env.secret });

async function visitAs(actor: UserActor, javaScript = false) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, actor);
  return visit;
}

test("a webhook is added, tested, told of an order, rotated, paused and removed without JavaScript", async () => {
  const [ada, lin] = [await member("ada"), await member("lin")];
  await enrich(ada, 100_000_000n);
  const receiver = await startReceiver();
  const { page, complaints } = await visitAs(lin);
  await ageSessions(site.database.owner);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Webhooks" }).click();
  expect(await page.getByRole("main").textContent()).toContain("No webhooks yet");

  // Refused; the typed text and the ticks are still there.
  await page.getByLabel("Address").fill("https://10.0.0.1/");
  await page.getByLabel("payout.created").uncheck();
  await page.getByLabel("Your password").fill("not this one");
  await page.getByRole("button", { name: "Add the webhook" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("private network");
  expect(await page.getByLabel("Address").inputValue()).toBe("https://10.0.0.1/");
  expect(await page.getByLabel("payout.created").isChecked()).toBe(false);
  expect(await page.getByLabel("order.placed").isChecked()).toBe(true);
  await page.getByLabel("Address").fill(`${receiver.origin}/in`);
  await page.getByLabel("Your password").fill("not this one");
  await page.getByRole("button", { name: "Add the webhook" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("not your current password");

  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Add the webhook" }).click();
  const secret = await page.locator("#secret").innerText();
  expect(secret).toMatch(/^whsec_/);
  await page.goto("/settings/webhooks");
  expect(await page.locator("#secret").count()).toBe(0);

  await page.getByRole("link", { name: `${receiver.origin}/in` }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await untilTrue(30, () => receiver.received.length === 1);
  await order(ada, lin, { priceMicros: 40_000_000n });
  await untilTrue(30, () => receiver.received.length === 2);
  const types = receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  expect(types).toEqual(["webhook.test", "order.placed"]);
  const [first] = receiver.received;
  const seconds = Number(first?.headers["webhook-timestamp"]);
  const id = String(first?.headers["webhook-id"]);
  expect(first?.headers["webhook-signature"]).toBe(
    sign(secret, { id, seconds, body: first?.body ?? "" }),
  );

  const [endpoint] = await endpointList(lin);
  const states = async () => (await deliveriesOf(endpoint?.id ?? "")).map(({ state }) => state);
  await untilTrue(10, async () => (await states()).every((state) => state === "delivered"));
  await page.reload();
  expect(await page.getByText("Delivered", { exact: true }).count()).toBe(2);
  await page.getByRole("button", { name: /^Send it again webhook.test/ }).click();
  await untilTrue(30, () => receiver.received.length === 3);
  expect(receiver.received[2]?.body).toBe(first?.body);

  // The proof became too old while the page was open: what was pressed is done after a new one.
  await ageSessions(site.database.owner);
  await page.getByText("Make a new secret").first().click();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  expect(await page.getByRole("status").textContent()).toContain("Confirm that it is you");
  await page.getByLabel("Your password").fill("not this one");
  await page.getByRole("button", { name: "Confirm and go on" }).click();
  expect(await page.getByRole("status").textContent()).toContain("not your current password");
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm and go on" }).click();
  expect(await page.locator("#secret").innerText()).not.toBe(secret);
  await page.getByRole("button", { name: "Pause" }).click();
  expect(await page.getByRole("status").textContent()).toContain("nothing is sent");
  expect(await page.getByRole("button", { name: /^Send/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByText(/^Choose other events/).click();
  await page.getByLabel("order.placed").uncheck();
  await page.getByRole("button", { name: "Save the events" }).click();
  expect(await page.getByRole("status").textContent()).toContain("The events are saved.");
  await page.getByText("Compare with version 1").click();
  expect(await page.locator("#body").textContent()).toContain("orderId and order_id");
  await page.getByRole("button", { name: "Go back to version 1" }).click();
  expect(await page.getByRole("status").textContent()).toContain("later messages have version 1");
  expect(await page.getByText("Compare with version 2").count()).toBe(1);
  await page.getByText("Remove this webhook", { exact: true }).click();
  await page.getByLabel(/^Yes, remove this webhook/).check();
  await page.getByRole("button", { name: "Remove the webhook" }).click();
  expect(await page.getByRole("main").textContent()).toContain("No webhooks yet");
  expect(complaints).toEqual([]);
});

test("other people's webhooks are not found, an unknown form changes nothing, a visitor signs in first", async () => {
  const [max, sol] = [await member("max"), await member("sol")];
  const { endpointId } = await endpointOf(max, "https://hooks.example.com/");
  const { page, context } = await visitAs(sol);
  const path = `/settings/webhooks/${endpointId}`;
  expect((await page.goto(path))?.status()).toBe(404);
  const send = (form: Record<string, string>, to = path) =>
    context.request.post(to, {
      form: { key: newFormKey(), ...form },
      headers: { origin: site.origin },
      maxRedirects: 0,
    });
  for (const verb of ["body", "pause", "resume", "remove", "test", "redeliver", "events"])
    expect(
      (
        await send({
          verb,
          body_version: "1",
          agreed: "yes",
          delivery: "x",
          "on:order.placed": "yes",
        })
      ).status(),
    ).toBe(404);
  expect((await send({ verb: "rotate" })).status()).toBe(404);
  expect((await send({ verb: "burn" })).status()).toBe(422);
  expect((await send({ verb: "remove" })).status()).toBe(422);
  const made = { url: "https://a.example/" };
  expect((await send(made, "/settings/webhooks")).status()).toBe(422);
  expect(await endpointList(max)).toMatchObject([{ state: "active" }]);
  const visitor = await fetch(`${site.origin}/settings/webhooks`, { redirect: "manual" });
  expect(visitor.status).toBe(303);
});

test("the webhook pages are accessible and look as they should; the public one ships no script of the framework", async () => {
  const ray = await member("ray");
  const receiver = await startReceiver();
  receiver.answer((answer) => answer.writeHead(500).end("Internal error: no such table"));
  const { endpointId } = await endpointOf(ray, `${receiver.origin}/farthing`);
  await happen([settled(ray), settled(ray)]);
  await untilTrue(30, async () => (await deliveriesOf(endpointId)).every((d) => d.attempts > 0));
  receiver.answer(204);
  await happen([settled(ray)]);
  await untilTrue(30, async () =>
    (await deliveriesOf(endpointId)).some(({ state }) => state === "delivered"),
  );
  const { page, axe, shoot, complaints } = await visitAs(ray, true);
  for (const [name, address] of [
    ["webhooks", "/settings/webhooks"],
    ["webhook", `/settings/webhooks/${endpointId}`],
    ["events", "/developers/events"],
  ] as const) {
    await page.goto(address);
    expect(await axe()).toEqual([]);
    await shoot(name);
  }
  await page.locator("details").evaluateAll((all: HTMLDetailsElement[]) => {
    for (const one of all) one.open = true;
  });
  expect(await axe()).toEqual([]);
  // Ours alone: two of all pages, and the one that keeps pages of signed-in people up to date.
  expect(await page.locator("script").count()).toBe(3);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(wide).toBe(true);
  await page.goto(`/settings/webhooks/${endpointId}`);
  await page.locator("details").evaluateAll((all: HTMLDetailsElement[]) => {
    for (const one of all) one.open = true;
  });
  expect(await axe()).toEqual([]);
  await shoot("webhook-open");
  await page.goto("/settings/webhooks");
  await page.locator("form.form").evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole("alert").waitFor();
  expect(await axe()).toEqual([]);
  await shoot("webhooks-refused");
  expect(complaints).toEqual([]);
});
