/** A folder for what a test file uploads, instead of the checkout's; a site started with it has the same files. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { overrideEnv } from "#app/env.server.ts";

/** Call at the top of a test file, after `useDatabase`; returns the folder for `DATA_DIR`. `from` names a folder to copy. */
export function useDataFolder(from?: () => string): string {
  const dataDir = mkdtempSync(join(tmpdir(), "farthing-files-"));
  let restore = () => {};
  beforeAll(() => {
    if (from !== undefined) cpSync(from(), dataDir, { recursive: true });
    restore = overrideEnv({ dataDir });
  });
  afterAll(() => {
    restore();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return dataDir;
}
