/** Removing a picture: by its person, and by staff with a reason that the person reads. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { noticesPage } from "#app/domain/notifications/notices-page.ts";
import { ownProfile } from "#app/domain/people/change-profile.ts";
import { personFile } from "#app/domain/people/people.ts";
import { removePicture, takeDownPicture } from "#app/domain/people/profile/remove-picture.ts";
import { savePicture } from "#app/domain/people/profile/save-picture.ts";
import { sql } from "#app/domain/store/store.ts";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { tellEverybody } from "#tests/routes/api/tour/tour-scene.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
let all: Cast;
let people = 0;
beforeAll(async () => {
  all = await cast();
});

async function portrayed() {
  people += 1;
  const who = await person(`portrayed-${people}`);
  const keys = { smallKey: newStorageKey(), largeKey: newStorageKey() };
  await savePicture(who, { ...keys, sha256: "a".repeat(64), crop: "centre", key: newFormKey() });
  return who;
}
const shown = (userId: string) => sql`
  select count(*)::int as shown from profile_pictures where user_id = ${userId} and small_key is not null`;
const about = (userId: string, reason = "It shows another person.") => ({
  userId,
  reason,
  key: newFormKey(),
});

happensOnce("remove the own picture", async () => {
  const who = await portrayed();
  return {
    call: (key) => removePicture(who, { key }),
    effect: () => shown(who.id),
    once: [{ shown: 0 }],
    second: "done",
  };
});

happensOnce("staff remove a picture", async () => {
  const who = await portrayed();
  return {
    call: (key) => takeDownPicture(all.sol, { ...about(who.id), key }),
    effect: () => shown(who.id),
    once: [{ shown: 0 }],
    second: "transition_refused",
  };
});

test("the person reads why staff removed the picture, and the record keeps who did", async () => {
  const who = await portrayed();
  await takeDownPicture(all.sol, about(who.id));
  await tellEverybody();
  const { notices } = await noticesPage(who, null);
  expect(notices).toMatchObject([
    { title: "Our staff removed your picture", link: "/settings/profile" },
  ]);
  expect(notices[0]?.body).toContain("The reason given: It shows another person.");
  expect((await personFile(all.sol, who.id)).decisions).toMatchObject([
    { what: "people.take_down_picture", reason: "It shows another person." },
  ]);
  expect((await ownProfile(who)).picture).toBeNull();
});

test("members take down no picture, staff not their own, and nobody without a reason or a picture", async () => {
  const who = await portrayed();
  const code = async (work: Promise<unknown>) => (await refusalOf(work)).code;
  expect(await code(takeDownPicture(all.ada, about(who.id)))).toBe("not_found");
  expect(await code(takeDownPicture(who, about(who.id)))).toBe("not_found");
  expect(await code(takeDownPicture(all.sol, about(all.sol.id)))).toBe("own_account");
  expect(await code(takeDownPicture(all.sol, about(who.id, " ")))).toBe("invalid_input");
  expect(await code(takeDownPicture(all.sol, about(all.max.id)))).toBe("transition_refused");
  const nobody = about("usr_00000000000000000000000000");
  expect(await code(takeDownPicture(all.sol, nobody))).toBe("not_found");
  expect(await shown(who.id)).toEqual([{ shown: 1 }]);
});
