/** Preparing pictures: killed at any point it is done again, and nothing is left that belongs to nothing after the sweep. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import diagnosticsChannel from "node:diagnostics_channel";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { childEnvironment } from "#app/env.server.ts";
import { addGigPicture } from "#app/domain/catalog/pictures/add-gig-picture.ts";
import { removeGigPicture } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { ownPictures } from "#app/domain/catalog/pictures/own-pictures.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { whyRefused } from "#app/domain/files/shown/why-refused.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { preparePicture, preparePictures } from "#app/processes/prepare-pictures.ts";
import { person } from "#tests/kit/cast.ts";
import { useDataFolder } from "#tests/kit/data-folder.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { publishedGig, sentPicture } from "#tests/kit/gig-pictures.ts";
import { samplePicture } from "#tests/kit/pictures.ts";

const database = useDatabase();
// Of its own: other files store bytes at the same time.
const dataDir = useDataFolder();
let lin: UserActor;
beforeAll(async () => {
  lin = await person("lin");
});

async function sent(bytes: Uint8Array) {
  const picture = sentPicture(await publishedGig(lin), "A ship");
  await fileStore().put(picture.sourceKey, bytes);
  const { answer } = await addGigPicture(lin, { ...picture, key: newFormKey() });
  return { ...picture, id: answer.pictureId };
}

async function storedKeys(): Promise<string[]> {
  return Array.fromAsync(fileStore().olderThan(hoursAfter(nowDate(), 1)));
}

test("a picture whose preparation is killed half-way waits on, and is prepared by the next run", async () => {
  const { id, gigId, sourceKey } = await sent(await samplePicture(3000, 2000));
  const env = childEnvironment({ DATABASE_URL: database.url, DATA_DIR: dataDir });
  const child = spawn(process.execPath, ["tests/processes/preparing.ts", id], { env });
  await once(child.stdout, "data");
  await sleep(150);
  child.kill("SIGKILL");
  await once(child, "close");
  expect(await ownPictures(lin, gigId)).toMatchObject([{ id, state: "waiting" }]);
  await preparePictures();
  const [picture] = await ownPictures(lin, gigId);
  expect([picture?.state, picture?.shown?.files.length]).toEqual(["ready", 9]);
  expect(await fileStore().get(sourceKey)).toBeNull();
});

test("prepared twice at once a picture keeps one set of sizes, and the other's bytes are gone", async () => {
  const before = await storedKeys();
  const { id, gigId } = await sent(await samplePicture(640, 400));
  await Promise.all([preparePicture(id), preparePicture(id)]);
  const made = (await storedKeys()).filter((key) => !before.includes(key));
  expect(made).toHaveLength(6);
  expect(await unknownStorageKeys(made)).toEqual([]);
  await removeGigPicture(lin, { gigId, pictureId: id, key: newFormKey() });
  expect(await unknownStorageKeys(made)).toHaveLength(6);
});

test("a picture that cannot be drawn is refused with its reason, its freelancer is told, and its bytes are gone", async () => {
  const { id, gigId, sourceKey } = await sent(await samplePicture(200, 150));
  await preparePictures();
  expect(await ownPictures(lin, gigId)).toMatchObject([{ id, state: "refused", refusal: "small" }]);
  expect(await fileStore().get(sourceKey)).toBeNull();
  const [event] = await sql`
    select name, payload->>'note' as note from events where payload->>'pictureId' = ${id}`;
  expect(event).toEqual({
    name: "gig.picture_refused",
    note: "It is too small: it needs at least 320 pixels across and 200 down.",
  });
});

/** Sends the next process that is started this signal at once. */
function signalling(signal: NodeJS.Signals): void {
  const channel = diagnosticsChannel.channel("child_process");
  const send = (message: unknown) => {
    channel.unsubscribe(send);
    const { process: child } = message as { process: ChildProcess };
    child.once("spawn", () => child.kill(signal));
  };
  channel.subscribe(send);
}

test("a picture whose process crashes is refused with its sentence; one whose process is asked to stop waits on", async () => {
  const [crashed, stopped] = [
    await sent(await samplePicture(640, 400)),
    await sent(await samplePicture(650, 400)),
  ];
  signalling("SIGSEGV");
  await preparePicture(crashed.id);
  expect(await ownPictures(lin, crashed.gigId)).toMatchObject([
    { id: crashed.id, state: "refused", refusal: "unreadable" },
  ]);
  const [event] = await sql`
    select name, payload->>'note' as note from events where payload->>'pictureId' = ${crashed.id}`;
  expect(event).toEqual({ name: "gig.picture_refused", note: whyRefused("unreadable") });
  signalling("SIGTERM");
  await expect(preparePicture(stopped.id)).rejects.toThrow("SIGTERM");
  expect(await ownPictures(lin, stopped.gigId)).toMatchObject([{ state: "waiting" }]);
});
