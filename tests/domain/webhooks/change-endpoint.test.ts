/** Changing, pausing, resuming and removing an endpoint: each once, and no message is sent to an inactive one. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import {
  chooseBody,
  chooseEvents,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
} from "#app/domain/webhooks/change-endpoint.ts";
import { redeliver } from "#app/domain/webhooks/redeliver.ts";
import { takeDue } from "#app/domain/webhooks/send-queue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { endpointOf, happen, settled } from "./scene.ts";

const database = useDatabase();

type Change = (
  who: UserActor,
  input: { endpointId: string; key: string },
) => ReturnType<typeof pauseEndpoint>;

const choose: Change = (who, input) => chooseEvents(who, { ...input, events: ["order.placed"] });

const renew: Change = (who, input) => chooseBody(who, { ...input, bodyVersion: 2 });

/** A change, the change before it, its result, and the result of a repetition. */
const CHANGES: Array<
  [name: string, change: Change, before: Change[], after: [state: string, told: number], string]
> = [
  ["choose the events of", choose, [], ["active", 1], "done"],
  ["choose the body of", renew, [], ["active", 1], "done"],
  ["pause", pauseEndpoint, [], ["paused", 1], "transition_refused"],
  ["resume", resumeEndpoint, [pauseEndpoint], ["active", 2], "transition_refused"],
  ["remove", removeEndpoint, [], ["removed", 1], "not_found"],
];

for (const [name, change, before, [state, told], second] of CHANGES)
  happensOnce(`${name} an endpoint`, async () => {
    const who = await person(`owner-${newFormKey().slice(0, 8)}`);
    const { endpointId } = await endpointOf(who, "https://hooks.example/in");
    for (const earlier of before) await earlier(who, { endpointId, key: newFormKey() });
    return {
      call: (key) => change(who, { endpointId, key }),
      effect: async () => {
        const [row] = await sql`
          select state, (select count(*)::int from events where name = 'webhook.changed' and subject_id = e.id) as told
          from webhook_endpoints e where id = ${endpointId}`;
        return row;
      },
      once: { state, told },
      second,
      ...(second === "done" ? { both: { state, told: told + 1 } } : {}),
    };
  });

test("a message of a paused endpoint is not claimed, even when it is due", async () => {
  const who = await person("owner");
  const { endpointId } = await endpointOf(who, "https://hooks.example/in");
  await happen([settled(who)]);
  await pauseEndpoint(who, { endpointId, key: newFormKey() });
  const due = () => database.owner`
    update webhook_deliveries set next_at = now() - interval '1 minute' where endpoint_id = ${endpointId}`;
  await due();
  expect(await takeDue([])).toBeNull();
  await resumeEndpoint(who, { endpointId, key: newFormKey() });
  await due();
  expect(await takeDue([])).toMatchObject({ endpointId });
});

test("an endpoint keeps the body it had: version 1 until its owner changes it, and stored messages keep theirs", async () => {
  const who = await person("keeper");
  const { endpointId } = await endpointOf(who, "https://hooks.example/in", ["payout.settled"]);
  const bodies = async () =>
    (
      await sql<{ body: string }[]>`
        select body from webhook_deliveries where endpoint_id = ${endpointId} order by id`
    ).map(({ body }) => Object.keys((JSON.parse(body) as { data: object }).data)[0]);
  // A row from before there were versions gets the column's default.
  await database.owner`alter table webhook_endpoints disable trigger user`;
  await database.owner`update webhook_endpoints set body_version = default where id = ${endpointId}`;
  await database.owner`alter table webhook_endpoints enable trigger user`;
  await happen([settled(who)]);
  await chooseBody(who, { endpointId, bodyVersion: 2, key: newFormKey() });
  await happen([settled(who)]);
  const [old] = await sql<{ id: string }[]>`
    select id from webhook_deliveries where endpoint_id = ${endpointId} order by id limit 1`;
  await redeliver(who, { endpointId, deliveryId: old?.id ?? "", key: newFormKey() });
  expect(await bodies()).toEqual(["payoutId", "payout_id"]);
  await expect(
    chooseBody(who, { endpointId, bodyVersion: 3, key: newFormKey() }),
  ).rejects.toMatchObject({ code: "invalid_input", field: "body_version" });
});
