/** A picture from the door to its readers: stored in two sizes, and nothing is left of replaced, removed or refused ones. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { readPicture } from "#app/domain/people/profile/read-picture.ts";
import { overrideEnv } from "#app/env.server.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import {
  changePicture,
  dropOwnPicture,
  takePictureDown,
} from "#app/routes/people/pictures/change-picture.ts";
import { cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { samplePicture } from "#tests/kit/pictures.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { upload } from "#tests/kit/sample-files.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
let people: Cast;
let dataDir: string;
let restore: () => void;
let picture: File;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "farthing-pictures-"));
  restore = overrideEnv({ dataDir, uploadMaxBytes: 5000 });
  people = await cast();
  picture = upload("me.png", await samplePicture(120, 80));
});
afterAll(async () => {
  restore();
  await rm(dataDir, { recursive: true, force: true });
});

const stored = async () =>
  (await Array.fromAsync(fileStore().olderThan(new Date("2999-01-01")))).length;
const sent = (files: File[] = [picture], key = newFormKey()) => ({
  files,
  key,
  crop: "centre" as const,
});

test("a picture has two stored sizes; another replaces their bytes, and a repeated form adds none", async () => {
  const { lin } = people;
  const key = newFormKey();
  const first = await changePicture(lin, sent([picture], key));
  expect(await stored()).toBe(2);
  const again = await changePicture(lin, sent([picture], key));
  expect([again.replayed, again.answer, await stored()]).toEqual([true, first.answer, 2]);
  const second = await changePicture(lin, sent());
  expect(await stored()).toBe(2);
  expect(second.answer.pictureId).not.toBe(first.answer.pictureId);
  const bytes = await fileStore().get(await readPicture(second.answer.pictureId, "large"));
  expect(bytes?.bytes).toBeGreaterThan(0);
  await bytes?.stream.cancel();
});

test("a removed picture leaves no bytes, whether its person or staff removed it", async () => {
  const { lin, sol } = people;
  await dropOwnPicture(lin, { key: newFormKey() });
  expect(await stored()).toBe(0);
  await changePicture(lin, sent());
  await takePictureDown(sol, { userId: lin.id, reason: "It is not you.", key: newFormKey() });
  expect(await stored()).toBe(0);
});

test("a form without a picture, with two, with a large file or with a program is refused and stores nothing", async () => {
  const { ada } = people;
  const cases = [
    [[], "picture_missing"],
    [[picture, picture], "too_many_files"],
    [[upload("big.png", new Uint8Array(5001))], "file_too_large"],
    [[upload("me.png", "#!/bin/sh")], "picture_unreadable"],
  ] as const;
  const codes = [];
  for (const [files] of cases)
    codes.push((await refusalOf(changePicture(ada, sent([...files])))).code);
  expect(codes).toEqual(cases.map(([, code]) => code));
  expect(await stored()).toBe(0);
});

test("twenty pictures an hour are drawn for a person, the next is refused before it is looked at", async () => {
  const { max } = people;
  const noPicture = upload("me.png", "no picture");
  for (let n = 0; n < 20; n++) await refusalOf(changePicture(max, sent([noPicture])));
  const { code, facts } = await refusalOf(changePicture(max, sent()));
  expect([code, Object.keys(facts)]).toEqual(["too_many_attempts", ["retry_after_seconds"]]);
});
