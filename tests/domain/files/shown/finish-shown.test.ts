/** The sizes of a picture are noted once; people who may not see a picture find nothing at its address. */
import { beforeAll, expect, test } from "vitest";
import { blockGig } from "#app/domain/catalog/move-gig.ts";
import { removeGigPicture } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { finishShown, waitingShown } from "#app/domain/files/shown/finish-shown.ts";
import { readShown } from "#app/domain/catalog/pictures/read-shown.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { publishedGig, sizes, waitingPicture } from "#tests/kit/gig-pictures.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

useDatabase();
let lin: UserActor;
let max: UserActor;
let sol: UserActor;
beforeAll(async () => {
  [lin, max, sol] = [await person("lin"), await person("max"), await person("sol", "staff")];
});

changesOnce("finish a picture", async () => {
  const id = await waitingPicture(lin, await publishedGig(lin), "A ship");
  return {
    call: () => finishShown(id, sizes()),
    effect: () =>
      sql`select state, width, colour, source_key as "sourceKey" from shown_pictures where id = ${id}`,
    once: [{ state: "ready", width: 1440, colour: "#8c4417", sourceKey: null }],
  };
});

test("sizes that come for a picture removed meanwhile, or a second time, are not kept", async () => {
  const gigId = await publishedGig(lin);
  const [gone, twice] = [
    await waitingPicture(lin, gigId, "Gone"),
    await waitingPicture(lin, gigId, "Twice"),
  ];
  await removeGigPicture(lin, { gigId, pictureId: gone, key: newFormKey() });
  expect((await finishShown(gone, sizes())).answer).toEqual({ kept: false, goneKey: null });
  await finishShown(twice, { refusal: "small" });
  expect((await finishShown(twice, sizes())).replayed).toBe(true);
  expect(await waitingShown()).toEqual([]);
  expect(await sql`select refusal from shown_pictures where id = ${twice}`).toEqual([
    { refusal: "small" },
  ]);
});

/** A ready picture of a new gig, with the name of one of its files. */
async function shown(owner: UserActor, published: boolean) {
  const gigId = published
    ? await publishedGig(owner)
    : (await createGig(owner, { key: newFormKey(), content: sampleContent() })).answer.id;
  const id = await waitingPicture(owner, gigId, "A ship");
  const made = sizes();
  await finishShown(id, made);
  const [, file] = made.files;
  if (file === undefined) throw new Error("There are nine files.");
  return { gigId, id, file, name: `${file.width}-${file.hash}.${file.format}` };
}

test("a picture of a published gig is open to everybody, under the name with the hash of its bytes only", async () => {
  const { id, name, file } = await shown(lin, true);
  const found = { storageKey: file.key, mediaType: "image/webp", open: true };
  expect(await readShown(null, id, name)).toEqual(found);
  expect(await unknownStorageKeys([file.key])).toEqual([]);
  for (const other of [
    `${file.width}-0123456789abcdef.webp`,
    "720.webp",
    "../x",
    name.toUpperCase(),
  ])
    expect((await refusalOf(readShown(lin, id, other))).code).toBe("not_found");
});

test("a picture of a draft is its freelancer's, one of a blocked gig also staff's, and neither is kept by a browser", async () => {
  const draft = await shown(lin, false);
  expect((await readShown(lin, draft.id, draft.name)).open).toBe(false);
  for (const stranger of [null, max, sol])
    expect((await refusalOf(readShown(stranger, draft.id, draft.name))).code).toBe("not_found");
  const blocked = await shown(lin, true);
  const block = { id: blocked.gigId, version: 2, reason: "A test.", key: newFormKey() };
  await blockGig(sol, block);
  for (const seeing of [lin, sol])
    expect((await readShown(seeing, blocked.id, blocked.name)).open).toBe(false);
  for (const stranger of [null, max])
    expect((await refusalOf(readShown(stranger, blocked.id, blocked.name))).code).toBe("not_found");
});

test("a picture of a suspended person has no address until they are back", async () => {
  const who = await person("resting");
  await person("ray", "staff");
  const { id, name } = await shown(who, true);
  await suspend(sol, { userId: who.id, reason: "A test.", key: newFormKey() });
  expect((await refusalOf(readShown(null, id, name))).code).toBe("not_found");
});
