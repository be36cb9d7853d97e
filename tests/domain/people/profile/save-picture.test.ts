/** Saving a picture: one each, a later one replaces it, and only the pictures of active people can be read. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { ownProfile } from "#app/domain/people/change-profile.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { readPicture } from "#app/domain/people/profile/read-picture.ts";
import { savePicture } from "#app/domain/people/profile/save-picture.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { sql } from "#app/domain/store/store.ts";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let people = 0;
const newcomer = () => {
  people += 1;
  return person(`portrayed-${people}`);
};
const stored = () => ({ smallKey: newStorageKey(), largeKey: newStorageKey() });
const sent = { sha256: "a".repeat(64), crop: "centre" as const };

happensOnce("save a picture", async () => {
  const who = await newcomer();
  return {
    call: (key) => savePicture(who, { ...sent, ...stored(), key }),
    effect: () => sql`
      select count(*)::int as pictures, (count(*) filter (where small_key is not null))::int as shown
      from profile_pictures where user_id = ${who.id}`,
    once: [{ pictures: 1, shown: 1 }],
    second: "done",
    both: [{ pictures: 2, shown: 1 }],
  };
});

test("a picture that replaces another gives back the keys of the old one, which then has no address", async () => {
  const who = await newcomer();
  const keys = stored();
  const first = await savePicture(who, { ...sent, ...keys, key: newFormKey() });
  expect(await readPicture(first.answer.pictureId, "small")).toBe(keys.smallKey);
  expect(await unknownStorageKeys(Object.values(keys))).toEqual([]);
  const second = await savePicture(who, { ...sent, ...stored(), key: newFormKey() });
  expect(second.answer.goneKeys).toEqual([keys.smallKey, keys.largeKey]);
  expect((await refusalOf(readPicture(first.answer.pictureId, "small"))).code).toBe("not_found");
  expect(await unknownStorageKeys(Object.values(keys))).toEqual(Object.values(keys));
  expect((await ownProfile(who)).picture).toBe(second.answer.pictureId);
});

test("the same key with another picture is refused", async () => {
  const who = await newcomer();
  const key = newFormKey();
  await savePicture(who, { ...sent, ...stored(), key });
  const other = savePicture(who, { ...sent, ...stored(), crop: "top", key });
  expect((await refusalOf(other)).code).toBe("key_reused");
});

test("the picture of a suspended person cannot be read, and neither can an invented one", async () => {
  const [who, sol] = [await newcomer(), await person(`sol-${people}`, "staff")];
  await person(`spare-${people}`, "staff");
  const { answer } = await savePicture(who, { ...sent, ...stored(), key: newFormKey() });
  await suspend(sol, { userId: who.id, reason: "A test.", key: newFormKey() });
  expect((await refusalOf(readPicture(answer.pictureId, "large"))).code).toBe("not_found");
  expect((await refusalOf(readPicture("pic_nonsense", "large"))).code).toBe("not_found");
});

test("the session of a person carries their picture and their zone, in the one statement it always was", async () => {
  const who = await newcomer();
  const from = { address: "127.0.0.1", agent: "test" };
  const { token } = await startSession(who.id, "password", from);
  expect((await findSession(token))?.signedIn).toMatchObject({ picture: null });
  const { answer } = await savePicture(who, { ...sent, ...stored(), key: newFormKey() });
  expect((await findSession(token))?.signedIn.picture).toBe(answer.pictureId);
  expect((await findSession(token))?.signedIn.actor.zone).toBeUndefined();
});
