/** The worker's job for pictures that everybody sees: draws the sizes of each that waits, one at a time, in a process apart. */
import { createHash } from "node:crypto";
import { finishShown, readWaiting, waitingShown } from "#app/domain/files/shown/finish-shown.ts";
import type { Finished } from "#app/domain/files/shown/finish-shown.ts";
import { roundRobin } from "#app/domain/jobs/round-robin.ts";
import { drawApart } from "#app/gateways/pictures/draw-apart.ts";
import { discardBytes } from "#app/gateways/files/discard-bytes.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { storedBytes } from "#app/gateways/files/stored-bytes.ts";

export const preparePictures = roundRobin({ open: waitingShown, slice: preparePicture });

/** Killed at any point, it leaves the picture waiting and at most some bytes that the daily sweep deletes. */
export async function preparePicture(id: string): Promise<void> {
  const waiting = await readWaiting(id);
  if (waiting === null) return;
  const store = fileStore();
  const source = await storedBytes(waiting.sourceKey);
  const drawn = source === null ? UNREADABLE : await drawApart(source);
  const stored: string[] = [];
  try {
    const finished: Finished = drawn.drawn
      ? { ...drawn, files: await putAll(drawn.files, stored) }
      : { refusal: drawn.reason };
    const { answer } = await finishShown(id, finished);
    await discardBytes([...stored, ...(answer.goneKey === null ? [] : [answer.goneKey])]);
  } catch (problem) {
    await discardBytes(stored, problem);
    throw problem;
  }

  async function putAll(files: DrawnFile[], keys: string[]) {
    const shown = [];
    for (const { content, ...file } of files) {
      const [key, sum] = [newStorageKey(), createHash("sha256").update(content).digest("hex")];
      keys.push(key);
      await store.put(key, content);
      shown.push({ ...file, hash: sum.slice(0, 16), key });
    }
    return shown;
  }
}

const UNREADABLE = { drawn: false, reason: "unreadable" } as const;

type DrawnFile = Extract<Awaited<ReturnType<typeof drawApart>>, { drawn: true }>["files"][number];
