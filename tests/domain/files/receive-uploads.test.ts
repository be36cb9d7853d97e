/** Files from the upload to their readers, and the deletion of unattached ones. */
import { createHash } from "node:crypto";
import { mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { attach } from "#app/domain/files/attach.ts";
import { fileFor, filesOf } from "#app/domain/files/read-files.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { receiveUploads, withUploads } from "#app/routes/files/receive-uploads.ts";
import { sweepOrphanFiles } from "#app/worker/sweep-orphan-files.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { SAMPLES, upload } from "#tests/kit/sample-files.ts";
import { order } from "#tests/kit/task-scene.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
let people: Cast;
let taskId: string;
let dataDir: string;
let restore: () => void;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "farthing-uploads-"));
  restore = overrideEnv({ dataDir, uploadMaxBytes: 1000, uploadMaxFiles: 2 });
  people = await cast();
  await enrich(people.ada, 1_000_000n);
  const placed = await order(people.ada, people.lin, { priceMicros: 1_000_000n });
  taskId = placed.taskIds[0] ?? "";
});
afterAll(async () => {
  restore();
  await rm(dataDir, { recursive: true, force: true });
});

const stored = async () =>
  (await Array.fromAsync(fileStore().olderThan(new Date("2999-01-01")))).length;

const receive = (files: File[]) => receiveUploads({ by: people.lin, files });

/** Attaches files like a delivery; `subjectId` tells the tests apart. */
function attachTo(subjectId: string, files: ReceivedFile[]) {
  const { lin } = people;
  const spec = {
    name: "test.attach" as const,
    actor: lin,
    key: newFormKey(),
    input: { subjectId },
  };
  return command(spec, async (tx) => {
    await attach(tx, { ownerId: lin.id, subjectId, taskId }, files);
    return {};
  });
}

test("a file is attached, and read by the parties and staff only", async () => {
  await withUploads({ by: people.lin, files: [upload("../coin.png", SAMPLES.png)] }, (files) =>
    attachTo("sub_1", files),
  );
  const [file] = await filesOf(["sub_1"]);
  if (file === undefined) throw new Error("The file is missing.");
  expect(file).toMatchObject({
    name: "coin.png",
    mediaType: "image/png",
  });
  const kept = await fileStore().get((await fileFor(people.ada, file.id)).storageKey);
  expect(file.bytes).toBe(kept?.bytes);
  await kept?.stream.cancel();
  const { ada, lin, max, sol } = people;
  for (const reader of [ada, lin, sol])
    expect(await fileFor(reader, file.id)).toMatchObject({ name: "coin.png" });
  for (const stranger of [max, null])
    expect((await refusalOf(fileFor(stranger, file.id))).code).toBe("not_found");
  for (const id of ["fil_00000000000000000000000000", "../../etc/passwd", ""])
    expect((await refusalOf(fileFor(ada, id))).code).toBe("not_found");
  expect(await filesOf([])).toEqual([]);
});

test("a picture's thumbnail is small, and read by the same people as the picture", async () => {
  const { ada, lin, max, sol } = people;
  const wide = await sharp({
    create: { width: 900, height: 300, channels: 3, background: "#8c4417" },
  })
    .jpeg({ quality: 1 })
    .toBuffer();
  restore();
  restore = overrideEnv({ dataDir, uploadMaxBytes: 10_000, uploadMaxFiles: 2 });
  await withUploads(
    { by: lin, files: [upload("wide.jpg", new Uint8Array(wide)), upload("a.pdf", SAMPLES.pdf)] },
    (files) => attachTo("sub_pictures", files),
  );
  restore();
  restore = overrideEnv({ dataDir, uploadMaxBytes: 1000, uploadMaxFiles: 2 });
  const [picture, paper, ...more] = await filesOf(["sub_pictures"]);
  expect([picture?.name, paper?.thumbnail, more]).toEqual(["wide.jpg", null, []]);
  const id = picture?.thumbnail ?? "";
  for (const reader of [ada, lin, sol])
    expect(await fileFor(reader, id)).toMatchObject({ name: "wide.webp", mediaType: "image/webp" });
  for (const stranger of [max, null])
    expect((await refusalOf(fileFor(stranger, id))).code).toBe("not_found");
  const kept = await fileStore().get((await fileFor(lin, id)).storageKey);
  const bytes = Buffer.concat(await Array.fromAsync(kept?.stream ?? []));
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 320, height: 107 });
});

test("a picture is stored without its maker's metadata; the command remembers the checksum of the bytes sent", async () => {
  const [one, two] = await receive([upload("a.png", SAMPLES.png), upload("a.png", SAMPLES.png)]);
  expect(one?.sha256).toBe(createHash("sha256").update(SAMPLES.png).digest("hex"));
  expect(two?.sha256).toBe(one?.sha256);
  const file = await sharp(SAMPLES.png)
    .withExif({ IFD0: { Artist: "Lin Chen" } })
    .png()
    .toBuffer();
  const [told] = await receive([upload("told.png", new Uint8Array(file))]);
  const stored = await fileStore().get(told?.storageKey ?? "");
  const bytes = Buffer.concat(await Array.fromAsync(stored?.stream ?? []));
  expect([file.includes("Lin Chen"), bytes.includes("Lin Chen")]).toEqual([true, false]);
  expect(told).toMatchObject({
    bytes: bytes.length,
    sha256: createHash("sha256").update(file).digest("hex"),
    keptSha256: createHash("sha256").update(bytes).digest("hex"),
  });
  expect(one?.storageKey).toMatch(/^[0-9a-f]{32}$/);
  expect(two?.storageKey).not.toBe(one?.storageKey);
});

test("too many, too large or wrong files are refused, and none is stored", async () => {
  const before = await stored();
  const png = () => upload("coin.png", SAMPLES.png);
  const codeOf = async (files: File[]) => (await refusalOf(receive(files))).code;
  expect(await codeOf([png(), png(), png()])).toBe("too_many_files");
  expect(await codeOf([png(), upload("big.txt", "x".repeat(1001))])).toBe("file_too_large");
  expect(await codeOf([png(), upload("coin.png", SAMPLES.exe)])).toBe("file_kind_refused");
  expect(await stored()).toBe(before);
  expect(await receive([])).toEqual([]);
});

test("a command that refuses, or replays an answer, leaves no bytes behind", async () => {
  const before = await stored();
  const files = [upload("coin.png", SAMPLES.png)];
  const refused = withUploads({ by: people.lin, files }, async () => refuse("delivery_empty"));
  expect((await refusalOf(refused)).code).toBe("delivery_empty");
  await withUploads({ by: people.lin, files }, async () => ({ replayed: true }));
  expect(await stored()).toBe(before);
});

test("a form with more files than allowed is refused", async () => {
  const file = {
    name: "a",
    mediaType: "text/plain",
    bytes: 1,
    sha256: "0",
    keptSha256: "0",
    storageKey: "k",
  };
  const three = [1, 2, 3].map((n) => ({ ...file, storageKey: `k${n}` }));
  expect((await refusalOf(attachTo("sub_2", three))).code).toBe("too_many_files");
  expect(await filesOf(["sub_2"])).toEqual([]);
});

test("orphaned files older than a day are deleted; attached and young files stay", async () => {
  const [orphan] = await receive([upload("orphan.png", SAMPLES.png)]);
  const [young] = await receive([upload("young.png", SAMPLES.png)]);
  let kept = "";
  await withUploads({ by: people.lin, files: [upload("kept.png", SAMPLES.png)] }, (files) => {
    kept = files[0]?.storageKey ?? "";
    return attachTo("sub_3", files);
  });
  const past = new Date("2020-01-01");
  for (const key of [orphan?.storageKey ?? "", kept])
    await utimes(join(dataDir, "files", key.slice(0, 2), key), past, past);
  expect(await sweepOrphanFiles()).toBe(1);
  expect(await sweepOrphanFiles()).toBe(0);
  expect(await fileStore().get(orphan?.storageKey ?? "")).toBeNull();
  for (const key of [young?.storageKey ?? "", kept]) {
    const found = await fileStore().get(key);
    expect(found).not.toBeNull();
    await found?.stream.cancel();
  }
});
