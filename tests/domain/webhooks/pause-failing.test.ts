/** A failing endpoint: paused once for a chunk of failures, and its owner is told once. */
import { expect, test } from "vitest";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { pauseEndpoint, resumeEndpoint } from "#app/domain/webhooks/change-endpoint.ts";
import { pauseFailing } from "#app/domain/webhooks/pause-failing.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { endpointOf, stateOf } from "./scene.ts";

useDatabase();

async function told(endpointId: string): Promise<number> {
  const rows =
    await sql`select from events where name = 'webhook.paused' and subject_id = ${endpointId}`;
  return rows.length;
}

changesOnce("pause a failing endpoint", async () => {
  const who = await person(`owner-${newFormKey().slice(0, 8)}`);
  const { endpointId } = await endpointOf(who, "https://hooks.example/in");
  const since = nowDate();
  return {
    call: () => pauseFailing(endpointId, since, "failing"),
    effect: async () => ({ ...(await stateOf(endpointId)), told: await told(endpointId) }),
    once: { state: "paused", pausedBy: "failing", told: 1 },
  };
});

test("an endpoint that was resumed is paused again by new failures, and not by the old ones", async () => {
  const who = await person("owner");
  const { endpointId } = await endpointOf(who, "https://hooks.example/in");
  const since = nowDate();
  await pauseFailing(endpointId, since, "gone");
  await resumeEndpoint(who, { endpointId, key: newFormKey() });
  await pauseFailing(endpointId, since, "gone");
  expect(await stateOf(endpointId)).toMatchObject({ state: "active" });
  await pauseFailing(endpointId, new Date(since.getTime() + 1000), "gone");
  expect(await stateOf(endpointId)).toEqual({ state: "paused", pausedBy: "gone" });
  expect(await told(endpointId)).toBe(2);
});

test("an endpoint that its owner paused is resumed by its owner only", async () => {
  const who = await person("pauser");
  const { endpointId } = await endpointOf(who, "https://hooks.example/in");
  await pauseEndpoint(who, { endpointId, key: newFormKey() });
  await pauseFailing(endpointId, nowDate(), "failing");
  expect(await stateOf(endpointId)).toEqual({ state: "paused", pausedBy: "owner" });
  expect(await told(endpointId)).toBe(0);
});
