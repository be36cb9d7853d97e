/** Registering an endpoint: once, with a secret that is shown once. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { addEndpoint, MAX_ENDPOINTS } from "#app/domain/webhooks/add-endpoint.ts";
import { endpointList } from "#app/domain/webhooks/endpoint-page.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const events = ["payout.settled"];
const newcomer = () => person(`owner-${newFormKey().slice(0, 8)}`);

happensOnce("add an endpoint", async () => {
  const who = await newcomer();
  const url = "https://hooks.example/in";
  return {
    call: (key) => addEndpoint(who, { url, events, key }),
    effect: async () => (await endpointList(who)).map((one) => [one.url, one.state]),
    once: [[url, "active"]],
    second: "webhook_exists",
  };
});

test(`of two endpoints added at once as number ${MAX_ENDPOINTS} one is refused`, async () => {
  const who = await newcomer();
  const add = (n: number) =>
    addEndpoint(who, { url: `https://hooks.example/${n}`, events, key: newFormKey() });
  for (let n = 1; n < MAX_ENDPOINTS; n += 1) await add(n);
  const results = await Promise.allSettled([add(100), add(101)]);
  expect(results.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "too_many_webhooks" } },
  ]);
  expect(await endpointList(who)).toHaveLength(MAX_ENDPOINTS);
});
