/** The first steps of a new person: they say what is done, go away by themselves, and can be hidden for good. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { firstSteps } from "#app/domain/home/first-steps.ts";
import { hideFirstSteps } from "#app/domain/people/hide-first-steps.ts";
import { saveMethod } from "#app/domain/payouts/save-method.ts";
import { sql } from "#app/domain/store/store.ts";
import { enrich, person, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { order } from "#tests/kit/task-scene.ts";

useDatabase();
let people = 0;
const newcomer = () => {
  people += 1;
  return person(`newcomer-${people}`);
};

happensOnce("hide the first steps", async () => {
  const who = await newcomer();
  return {
    call: (key) => hideFirstSteps(who, { key }),
    effect: () => sql`
      select steps_hidden_at is not null as hidden, (select c.name from commands c where c.id = u.command_id) as by
      from users u where id = ${who.id}`,
    once: [{ hidden: true, by: "people.hide_first_steps" }],
    second: "done",
  };
});

test("the steps of a buyer say what is done, and go away with the first order", async () => {
  const [ada, lin] = [await newcomer(), await newcomer()];
  expect(await firstSteps(ada.id)).toMatchObject({ deposited: false, ordered: false });
  await enrich(ada, 1_000_000n);
  expect(await firstSteps(ada.id)).toMatchObject({ deposited: true, ordered: false });
  await order(ada, lin, { priceMicros: 1_000n });
  expect(await firstSteps(ada.id)).toBeNull();
});

test("the steps of a freelancer go away once a gig is published and a payout account is set", async () => {
  const lin = await newcomer();
  await sampleGig(lin);
  expect(await firstSteps(lin.id)).toMatchObject({ gigPublished: true, payoutAccount: false });
  const account = { holder: "Lin Example", account: "DE89370400440532013000" };
  await saveMethod(lin, { ...account, key: newFormKey() });
  expect(await firstSteps(lin.id)).toBeNull();
});

test("hidden steps stay hidden", async () => {
  const kim = await newcomer();
  expect(await firstSteps(kim.id)).not.toBeNull();
  await hideFirstSteps(kim, { key: newFormKey() });
  expect(await firstSteps(kim.id)).toBeNull();
});
