/** A folder for what a test file uploads, instead of the checkout's; a site started with it has the same files. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { overrideEnv } from "#app/env.server.ts";

/** Call at the top of a test file, after `useDatabase`; returns the folder for `DATA_DIR`. */
export function useDataFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "farthing-files-"));
  let restore = () => {};
  beforeAll(() => {
    restore = overrideEnv({ dataDir });
  });
  afterAll(() => {
    restore();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return dataDir;
}
