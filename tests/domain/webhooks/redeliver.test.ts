/** Sending by hand: a message, all messages given up, or a test; each once for one form. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { redeliver, redeliverDead, sendTest } from "#app/domain/webhooks/redeliver.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { deliveriesOf, endpointOf, happen, settled } from "./scene.ts";

const database = useDatabase();

/** Two messages that were given up, and their endpoint. */
async function givenUp(): Promise<{ who: UserActor; endpointId: string; ids: string[] }> {
  const who = await person(`owner-${newFormKey().slice(0, 8)}`);
  const { endpointId } = await endpointOf(who, "https://hooks.example/in");
  await happen([settled(who), settled(who, "Again.")]);
  await database.owner`
    update webhook_deliveries set state = 'dead', attempts = 9, next_at = null where endpoint_id = ${endpointId}`;
  return { who, endpointId, ids: (await deliveriesOf(endpointId)).map(({ id }) => id) };
}

const standing = async (endpointId: string) =>
  (await deliveriesOf(endpointId)).map(({ state, attempts }) => `${state} ${attempts}`);

happensOnce("send a message again", async () => {
  const { who, endpointId, ids } = await givenUp();
  return {
    call: (key) => redeliver(who, { endpointId, deliveryId: ids[0] ?? "", key }),
    effect: () => standing(endpointId),
    once: ["pending 0", "dead 9"],
    second: "done",
  };
});

happensOnce("send all that were given up again", async () => {
  const { who, endpointId } = await givenUp();
  return {
    call: (key) => redeliverDead(who, { endpointId, key }),
    effect: () => standing(endpointId),
    once: ["pending 0", "pending 0"],
    second: "empty_list",
  };
});

happensOnce("send a test", async () => {
  const { who, endpointId } = await givenUp();
  return {
    call: (key) => sendTest(who, { endpointId, key }),
    effect: async () => {
      const rows = await sql`
        select from events where name = 'webhook.test' and subject_id = ${endpointId}`;
      return rows.length;
    },
    once: 1,
    second: "done",
    both: 2,
  };
});
