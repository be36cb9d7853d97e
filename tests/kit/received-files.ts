/** Received files without an upload, for commands that attach them. */
import { createHash, randomBytes } from "node:crypto";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";

/** The name stands for the bytes: two files of one name are the same file, sent twice. */
export function received(name: string): ReceivedFile {
  const sha256 = createHash("sha256").update(name).digest("hex");
  const storageKey = randomBytes(16).toString("hex");
  return { name, mediaType: "text/plain", bytes: 9, sha256, keptSha256: sha256, storageKey };
}
