/** The link that stops a group's mails: its own person's only, of mutable groups only, and it changes nothing else. */
import { beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { choosePreferences } from "#app/domain/notifications/choose-preferences.ts";
import { preferencesOf } from "#app/domain/notifications/preferences.ts";
import { unsubscribe, unsubscribing } from "#app/domain/notifications/unsubscribe.ts";
import { unsubscribePath } from "#app/domain/notifications/unsubscribe-link.ts";
import type { NoticeGroup } from "#app/domain/notifications/notice-groups.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const db = useDatabase();
let people = 0;
let ada: UserActor;
let address: string;
beforeEach(async () => {
  people += 1;
  ada = await person(`reader-${people}`);
  address = `reader-${people}@example.test`;
});

function linkOf(groups: NoticeGroup[], userId = ada.id, to = address): URLSearchParams {
  return new URL(unsubscribePath({ userId, groups }, to), "https://market.example").searchParams;
}

const choices = async () => (await preferencesOf(ada.id)).choices;

changesOnce("stop the mails of a group", async () => {
  const handle = `once-${newFormKey().slice(0, 8)}`;
  const { id } = await person(handle);
  const link = linkOf(["work"], id, `${handle}@example.test`);
  return {
    call: () => unsubscribe(link),
    effect: async () => (await preferencesOf(id)).choices,
    once: { work: { mail: "never" } },
  };
});

test("looking at the page changes nothing; the button stops the mails of its groups and nothing else", async () => {
  const groups = { work: { page: false, mail: "daily" }, gigs: { mail: "hourly" } } as const;
  await choosePreferences(ada, { groups, key: newFormKey() });
  const link = linkOf(["work", "messages"]);
  const shown = await unsubscribing(link);
  expect(shown).toMatchObject({ titles: ["Orders and work", "Messages"], stopped: false });
  expect(await choices()).toEqual(groups);
  expect(await unsubscribe(link)).toMatchObject({ stopped: true });
  expect(await choices()).toEqual({
    work: { page: false, mail: "never" },
    messages: { mail: "never" },
    gigs: { mail: "hourly" },
  });
  expect(await unsubscribing(link)).toMatchObject({ stopped: true });
});

test("a link works again after the person wanted the mails again", async () => {
  const link = linkOf(["work"]);
  await unsubscribe(link);
  await choosePreferences(ada, { groups: { work: { mail: "instant" } }, key: newFormKey() });
  await unsubscribe(link);
  expect(await choices()).toMatchObject({ work: { mail: "never" } });
});

test("a link with another person, another group or a wrong signature changes nothing", async () => {
  const other = await person(`other-${people}`);
  const link = linkOf(["work"]);
  for (const [name, value] of [
    ["person", other.id],
    ["person", "usr_x"],
    ["about", "gigs"],
    ["about", "work.gigs"],
    ["about", ""],
    ["signature", ""],
    ["signature", "x".repeat(43)],
  ] as const) {
    const changed = new URLSearchParams(link);
    changed.set(name, value);
    expect([name, value, (await refusalOf(unsubscribe(changed))).code]).toEqual([
      name,
      value,
      "unsubscribe_invalid",
    ]);
  }
  expect(
    await db.app`select 1 from notice_preferences where user_id = any(${[ada.id, other.id]}::text[])`,
  ).toEqual([]);
});

test("no link can stop warnings, even with a right signature", async () => {
  for (const group of ["security", "money_out"] as const)
    expect((await refusalOf(unsubscribe(linkOf([group])))).code).toBe("unsubscribe_invalid");
});

test("a link in a mail to a former address does not work any more", async () => {
  const link = linkOf(["work"], ada.id, "former@example.test");
  expect((await refusalOf(unsubscribing(link))).code).toBe("unsubscribe_invalid");
  expect(await unsubscribing(linkOf(["work"], ada.id, address.toUpperCase()))).toMatchObject({
    stopped: false,
  });
});
