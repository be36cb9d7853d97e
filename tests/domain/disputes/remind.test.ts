/** The reminder before a dispute's answer is due: to the side that has not spoken, once, and not when it has. */
import { expect, test } from "vitest";
import { remindOfDisputes } from "#app/domain/disputes/remind.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { suspendByHand } from "#tests/kit/suspension-scene.ts";
import { relay } from "#app/worker/relay.ts";
import { openedDispute } from "./scene.ts";

const db = useDatabase();
const clock = movingClock();
let parties = 0;

async function dispute() {
  parties += 1;
  const [ada, lin] = [await person(`ada-${parties}`), await person(`lin-${parties}`)];
  return { ada, lin, id: await openedDispute({ ada, lin }) };
}

const reminders = (id: string) => db.owner`
  select command_id, payload->>'by' as by from events where name = 'dispute.reminder' and subject_id = ${id}`;

changesOnce("disputes.remind", async () => {
  const { id } = await dispute();
  clock.forward({ hours: 80 });
  return {
    call: () => remindOfDisputes(),
    effect: async () => (await reminders(id)).length,
    once: 1,
  };
});

test("only the side that has not spoken is told, a day before the answer is due", async () => {
  const { id, ada, lin } = await dispute();
  expect(await remindOfDisputes()).toBe(0);
  clock.forward({ hours: 80 });
  await remindOfDisputes();
  const [made] = await reminders(id);
  await relay({ commandIds: [made?.["command_id"]] });
  const told = await db.app`select user_id from notices where kind = 'dispute.reminder other'`;
  const silent = made?.["by"] === "buyer" ? lin : ada;
  expect(told).toEqual([{ user_id: silent.id }]);
});

test("a side that is suspended cannot answer and is not reminded", async () => {
  const { id, ada, lin } = await dispute();
  for (const { id: userId } of [ada, lin]) await suspendByHand(db.owner, userId);
  clock.forward({ hours: 80 });
  await remindOfDisputes();
  expect(await reminders(id)).toEqual([]);
});
