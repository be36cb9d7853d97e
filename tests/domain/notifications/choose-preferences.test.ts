/** Choosing notices: what is left out stays, what warns of a thief cannot be turned off, and the choice counts at once. */
import { beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { navCounts } from "#app/domain/home/nav-counts.ts";
import { choosePreferences } from "#app/domain/notifications/choose-preferences.ts";
import { noticesPage } from "#app/domain/notifications/notices-page.ts";
import { preferencesOf, preferencesPage } from "#app/domain/notifications/preferences.ts";
import type { PreferencesChange } from "#app/domain/notifications/choose-preferences.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { placed, relayed } from "./notice-scene.ts";

const db = useDatabase();
let people = 0;
let ada: UserActor;
beforeEach(async () => {
  people += 1;
  ada = await person(`chooser-${people}`);
});

const choose = (change: PreferencesChange) =>
  choosePreferences(ada, { ...change, key: newFormKey() });

happensOnce("choose notices", async () => {
  const who = await person(`once-${newFormKey().slice(0, 8)}`);
  return {
    call: (key) => choosePreferences(who, { groups: { work: { mail: "daily" } }, key }),
    effect: async () => (await preferencesOf(who.id)).choices,
    once: { work: { mail: "daily" } },
    second: "done",
  };
});

test("groups and hours that a change leaves out stay as they were", async () => {
  await choose({ groups: { work: { mail: "daily" } }, quiet: { from: 1320, until: 420 } });
  await choose({ groups: { work: { page: false }, gigs: { mail: "never" } }, dailyAt: 510 });
  expect(await preferencesOf(ada.id)).toEqual({
    zone: null,
    choices: { work: { mail: "daily", page: false }, gigs: { mail: "never" } },
    quietFrom: 1320,
    quietUntil: 420,
    dailyAt: 510,
  });
  await choose({ quiet: null });
  expect(await preferencesOf(ada.id)).toMatchObject({ quietFrom: null, quietUntil: null });
});

test.each([
  { groups: { security: { mail: "never" } } },
  { groups: { money_out: { mail: "daily" } } },
  { groups: { money_out: { page: false } } },
  { groups: { disputes: { page: false } } },
] as const)("turning a warning or a dispute off is refused: %j", async (change) => {
  const refusal = await refusalOf(choose(change));
  expect(refusal.code).toBe("notices_fixed");
  expect(refusal.message).toMatch(/^“.*” cannot be turned off/);
});

test("a warning may be sent back as it was read, and is not stored", async () => {
  await choose({ groups: { security: { page: true, mail: "instant" }, work: { mail: "hourly" } } });
  expect((await preferencesOf(ada.id)).choices).toEqual({ work: { mail: "hourly" } });
});

test("the store itself keeps the warnings, and quiet hours of no length are refused", async () => {
  expect((await refusalOf(choose({ quiet: { from: 60, until: 60 } }))).code).toBe(
    "quiet_hours_empty",
  );
  await choose({});
  const silenced = db.owner`update notice_preferences set choices = '{"security": {"mail": "never"}}'`;
  await expect(silenced).rejects.toThrow("notice_preferences_keep_warnings");
});

test("a group that is off on the page is listed, and neither new nor counted", async () => {
  await choose({ groups: { work: { page: false, mail: "never" } } });
  const other = await person(`seller-${people}`);
  await relayed([placed(ada, other)]);
  expect((await noticesPage(ada, null)).notices).toMatchObject([
    { title: "You ordered “A coin”", read: true },
  ]);
  expect((await noticesPage(ada, null)).unread).toBe(0);
  expect(await navCounts(ada.id)).toMatchObject({ notices: 0 });
  expect((await noticesPage(other, null)).unread).toBe(1);
  const wished = await db.owner`
    select n.kind from graphile_worker._private_jobs j join notices n on n.id = j.payload ->> 'noticeId'
    where n.user_id = any(${[ada.id, other.id]}::text[])`;
  expect(wished).toEqual([{ kind: "order.placed freelancer" }]);
});

test("only staff see the group of staff's notices", async () => {
  const sol = await person("sol", "staff");
  const shown = async (who: UserActor) =>
    (await preferencesPage(who)).groups.map(({ group }) => group);
  expect(await shown(ada)).not.toContain("staff");
  expect(await shown(sol)).toContain("staff");
});
