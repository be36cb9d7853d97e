/** Adding a picture to a gig: to one's own only, at most eight of a gig and so many of a person, drafts too. */
import { expect, test } from "vitest";
import { addGigPicture, addGigPictures } from "#app/domain/catalog/pictures/add-gig-picture.ts";
import { ownPictures } from "#app/domain/catalog/pictures/own-pictures.ts";
import { discardDraft } from "#app/domain/catalog/draft/publish-draft.ts";
import { saveDraft } from "#app/domain/catalog/draft/save-draft.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { publishedGig, sentPicture, waitingPicture } from "#tests/kit/gig-pictures.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let people = 0;
const newcomer = () => {
  people += 1;
  return person(`painter-${people}`);
};

happensOnce("add a picture", async () => {
  const who = await newcomer();
  const gigId = await publishedGig(who);
  for (let nth = 1; nth < 7; nth += 1) await waitingPicture(who, gigId, `Number ${nth}`);
  return {
    call: (key) => addGigPicture(who, { ...sentPicture(gigId, "A ship"), key }),
    effect: async () => (await ownPictures(who, gigId)).length,
    once: 7,
    second: "done",
    both: 8,
  };
});

test("a ninth picture of a gig, one more than a person may have, and one of another person's gig are refused", async () => {
  const [who, other] = [await newcomer(), await newcomer()];
  const [gigId, second] = [await publishedGig(who), await publishedGig(who)];
  const add = (actor: typeof who, gig: string, alt = "A ship") =>
    addGigPicture(actor, { ...sentPicture(gig, alt), key: newFormKey() });
  for (let nth = 1; nth <= 8; nth += 1) await add(who, gigId);
  expect((await refusalOf(add(who, gigId))).facts).toEqual({ max_pictures: "8" });
  const restore = overrideEnv({ picturesPerPerson: 8 });
  expect((await refusalOf(add(who, second))).code).toBe("too_many_pictures");
  restore();
  expect((await refusalOf(add(other, gigId))).code).toBe("not_found");
  expect((await refusalOf(add(who, second, "  "))).field).toBe("alt");
  expect((await refusalOf(add(who, second, "a".repeat(201)))).code).toBe("invalid_input");
});

test("a draft that was never complete has pictures as well; when it is discarded, nothing is left of them", async () => {
  const who = await newcomer();
  const begun = { id: null, kind: "package", version: 0, draftVersion: 0 } as const;
  const typed = { title: "Half a" };
  const { answer } = await saveDraft(who, { ...begun, typed, key: newFormKey() });
  const sent = sentPicture(answer.id, "A ship");
  await addGigPicture(who, { ...sent, key: newFormKey() });
  expect(await unknownStorageKeys([sent.sourceKey])).toEqual([]);
  await discardDraft(who, { ...answer, key: newFormKey() });
  expect(await ownPictures(who, answer.id)).toEqual([]);
  expect(await unknownStorageKeys([sent.sourceKey])).toEqual([sent.sourceKey]);
  expect(await sql`select state from shown_pictures where gig_id = ${answer.id}`).toEqual([
    { state: "removed" },
  ]);
});

happensOnce("add several pictures at once", async () => {
  const who = await newcomer();
  const gigId = await publishedGig(who);
  return {
    call: (key) =>
      addGigPictures(who, {
        gigId,
        alt: "On the water",
        pictures: ["A ship", "A sail", "A mast"].map((alt) => sentPicture(gigId, alt)),
        key,
      }),
    effect: async () => (await ownPictures(who, gigId)).length,
    once: 3,
    second: "done",
    both: 6,
  };
});

test("of several pictures for which there is no room none is added, and the refusal counts them", async () => {
  const who = await newcomer();
  const gigId = await publishedGig(who);
  for (let nth = 1; nth <= 6; nth += 1) await waitingPicture(who, gigId, `Number ${nth}`);
  const several = (count: number) =>
    addGigPictures(who, {
      gigId,
      alt: "A ship",
      pictures: Array.from({ length: count }, (_, nth) => sentPicture(gigId, `${count} ${nth}`)),
      key: newFormKey(),
    });
  const refusal = await refusalOf(several(3));
  expect(refusal.code).toBe("too_many_pictures");
  expect(refusal.message).toContain("This one has 6, and you chose 3. None of them was added.");
  expect(await ownPictures(who, gigId)).toHaveLength(6);
  expect((await several(2)).answer.pictureIds).toHaveLength(2);
  expect(await ownPictures(who, gigId)).toHaveLength(8);
});
