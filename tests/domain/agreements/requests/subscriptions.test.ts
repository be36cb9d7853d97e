/** Subscriptions to new requests: what they need and how many there may be. */
import { beforeAll, expect, test } from "vitest";
import { MAX_SUBSCRIPTIONS } from "#app/domain/agreements/requests/request-limits.ts";
import {
  mySubscriptions,
  subscribe,
  unsubscribe,
} from "#app/domain/agreements/requests/subscriptions.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const wanted = (words: string, key = newFormKey()) =>
  subscribe(people.lin, { words, categoryId: null, key });

test("a subscription needs words or a known category, and the same one is there once", async () => {
  expect(await refusalOf(wanted("  "))).toMatchObject({ code: "invalid_input", field: "words" });
  const strange = { words: "", categoryId: "none", key: newFormKey() };
  expect(await refusalOf(subscribe(people.lin, strange))).toMatchObject({
    code: "unknown_category",
  });
  const first = await wanted("Copper  wren");
  const again = await wanted("copper wren");
  expect(again.answer).toEqual(first.answer);
  expect(await mySubscriptions(people.lin)).toMatchObject([{ words: "Copper wren" }]);
});

test("a person has a limited number of subscriptions", async () => {
  const keen = await person("keen");
  for (let n = 0; n < MAX_SUBSCRIPTIONS; n += 1)
    await subscribe(keen, { words: `bird ${n}`, categoryId: null, key: newFormKey() });
  const more = subscribe(keen, { words: "one more", categoryId: null, key: newFormKey() });
  expect(await refusalOf(more)).toMatchObject({ code: "too_many_subscriptions" });
});

test("a subscription is ended by its person only", async () => {
  const { subscriptionId } = (await wanted("coins")).answer;
  const end = (who: typeof people.lin) => unsubscribe(who, { subscriptionId, key: newFormKey() });
  expect(await refusalOf(end(people.max))).toMatchObject({ code: "not_found" });
  await end(people.lin);
  await end(people.lin);
  expect((await mySubscriptions(people.lin)).map(({ id }) => id)).not.toContain(subscriptionId);
});

happensOnce("subscribe", async () => {
  const who = await person(`reader-${newFormKey().slice(0, 8)}`);
  return {
    call: (key) => subscribe(who, { words: "wren", categoryId: null, key }),
    effect: async () => (await mySubscriptions(who)).length,
    once: 1,
    second: "done",
  };
});
