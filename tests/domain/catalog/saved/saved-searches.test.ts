/** Saved searches: what they need, how many there may be, and how one is removed and put back. */
import { beforeAll, expect, test } from "vitest";
import { forgetRemovedSearches } from "#app/domain/catalog/saved/forget-saved.ts";
import { KEPT_REMOVED_HOURS, MAX_SAVED_SEARCHES } from "#app/domain/catalog/saved/saved-limits.ts";
import {
  chooseAlert,
  putBackSearch,
  removeSearch,
  savedSearch,
  savedSearches,
  saveSearch,
} from "#app/domain/catalog/saved/saved-searches.ts";
import { searchHref } from "#app/domain/catalog/search/search-filters.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const save = (who: UserActor, search: string, key = newFormKey()) =>
  saveSearch(who, { search, name: "Wrens", alert: "never", key });
const saved = async (who: UserActor, search: string) => (await save(who, search)).answer.searchId;
const keyed = (searchId: string, key = newFormKey()) => ({ searchId, key });

test("a saved search keeps words and filters, needs some, and is there once", async () => {
  const search =
    "q=Wren+prints&category=design&kind=package&currency=EUR&band=2&min=2&max=30&days=3";
  const id = await saved(people.lin, `${search}&sort=price-up`);
  expect(await saved(people.lin, search.replace("Wren", "wren"))).toBe(id);
  const [one] = await savedSearches(people.lin);
  expect(one).toMatchObject({ name: "Wrens", category: "Design", alert: "never" });
  expect(searchHref((await savedSearch(people.lin, id)).filters)).toBe(
    `/gigs?${search}&sort=newest`,
  );
  expect(await savedSearches(people.max)).toEqual([]);
  expect(await refusalOf(savedSearch(people.max, id))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(save(people.lin, "q=+&sort=delivery"))).toMatchObject({
    code: "invalid_input",
    field: "search",
  });
  expect(await refusalOf(save(people.lin, "category=none"))).toMatchObject({
    code: "unknown_category",
  });
});

test("a person has a limited number of searches; a removed one can be put back for a week", async () => {
  const keen = await person("keen");
  const ids: string[] = [];
  for (let n = 0; n < MAX_SAVED_SEARCHES; n += 1) ids.push(await saved(keen, `q=bird+${n}`));
  const [first = ""] = ids;
  expect(await refusalOf(save(keen, "q=more"))).toMatchObject({ code: "too_many_saved_searches" });
  const theirs = chooseAlert(people.max, { ...keyed(first), alert: "at_once" });
  expect(await refusalOf(theirs)).toMatchObject({ code: "not_found" });
  expect(await refusalOf(removeSearch(people.max, keyed(first)))).toMatchObject({
    code: "not_found",
  });
  await removeSearch(keen, keyed(first));
  expect(await savedSearches(keen)).toHaveLength(MAX_SAVED_SEARCHES - 1);
  const other = await saved(keen, "q=more");
  expect(await refusalOf(putBackSearch(keen, keyed(first)))).toMatchObject({
    code: "too_many_saved_searches",
  });
  await removeSearch(keen, keyed(other));
  await putBackSearch(keen, keyed(first));
  expect((await savedSearches(keen)).map(({ id }) => id)).toContain(first);
  clock.pass(KEPT_REMOVED_HOURS + 1);
  expect(await forgetRemovedSearches()).toBe(1);
  expect(await refusalOf(putBackSearch(keen, keyed(other)))).toMatchObject({ code: "not_found" });
});

const reader = () => person(`reader-${newFormKey().slice(0, 8)}`);

happensOnce("save_search", async () => {
  const who = await reader();
  return {
    call: (key) => save(who, "q=wren", key),
    effect: async () => (await savedSearches(who)).length,
    once: 1,
    second: "done",
  };
});

happensOnce("choose_alert", async () => {
  const who = await reader();
  const searchId = await saved(who, "q=wren");
  return {
    call: (key) => chooseAlert(who, { searchId, alert: "daily", key }),
    effect: async () => (await savedSearch(who, searchId)).alert,
    once: "daily",
    second: "done",
  };
});

happensOnce("remove_search", async () => {
  const who = await reader();
  const searchId = await saved(who, "q=wren");
  return {
    call: (key) => removeSearch(who, keyed(searchId, key)),
    effect: async () => (await savedSearches(who)).length,
    once: 0,
    second: "done",
  };
});

happensOnce("put_back_search", async () => {
  const who = await reader();
  const searchId = await saved(who, "q=wren");
  await removeSearch(who, keyed(searchId));
  return {
    call: (key) => putBackSearch(who, keyed(searchId, key)),
    effect: async () => (await savedSearches(who)).length,
    once: 1,
    second: "done",
  };
});
