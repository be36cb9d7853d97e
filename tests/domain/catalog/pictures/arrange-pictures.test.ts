/** Arranging a gig's pictures: their words, their order, and removing one, each once and by its freelancer only. */
import { beforeAll, expect, test } from "vitest";
import {
  describePicture,
  movePicture,
  removeGigPicture,
} from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { ownPictures } from "#app/domain/catalog/pictures/own-pictures.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { publishedGig, readyPicture, waitingPicture } from "#tests/kit/gig-pictures.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let lin: UserActor;
let max: UserActor;
beforeAll(async () => {
  [lin, max] = [await person("lin"), await person("max")];
});

async function gallery() {
  const gigId = await publishedGig(lin);
  const ids: string[] = [];
  for (const alt of ["one", "two", "three"]) ids.push(await waitingPicture(lin, gigId, alt));
  const [one = "", two = "", three = ""] = ids;
  return { gigId, one, two, three };
}

const words = async (gigId: string) => (await ownPictures(lin, gigId)).map(({ alt }) => alt);

happensOnce("describe a picture", async () => {
  const { gigId, two } = await gallery();
  return {
    call: (key) => describePicture(lin, { gigId, pictureId: two, alt: " A  red ship ", key }),
    effect: () => words(gigId),
    once: ["one", "A red ship", "three"],
    second: "done",
  };
});

happensOnce("move a picture", async () => {
  const { gigId, three } = await gallery();
  return {
    call: (key) => movePicture(lin, { gigId, pictureId: three, to: 1, key }),
    effect: () => words(gigId),
    once: ["three", "one", "two"],
    second: "done",
  };
});

happensOnce("remove a picture", async () => {
  const { gigId, one } = await gallery();
  return {
    call: (key) => removeGigPicture(lin, { gigId, pictureId: one, key }),
    effect: () => words(gigId),
    once: ["two", "three"],
    second: "not_found",
  };
});

test("a picture that is removed gives back the keys of all of its nine files, which then belong to nothing", async () => {
  const gigId = await publishedGig(lin);
  const pictureId = await readyPicture(lin, gigId, "A ship");
  const { answer } = await removeGigPicture(lin, { gigId, pictureId, key: newFormKey() });
  expect(answer.goneKeys).toHaveLength(9);
  expect(await unknownStorageKeys(answer.goneKeys)).toHaveLength(9);
});

test("a picture after the last place is the last; other people's pictures are not there", async () => {
  const { gigId, one } = await gallery();
  const { answer } = await movePicture(lin, { gigId, pictureId: one, to: 99, key: newFormKey() });
  expect([answer.position, await words(gigId)]).toEqual([3, ["two", "three", "one"]]);
  const of = { gigId, pictureId: one, key: newFormKey() };
  for (const call of [
    () => describePicture(max, { ...of, alt: "Mine" }),
    () => movePicture(max, { ...of, to: 1 }),
    () => removeGigPicture(max, of),
  ])
    expect((await refusalOf(call())).code).toBe("not_found");
});
