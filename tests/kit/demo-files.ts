/** Where the files of the demo are that a test run tells once. */
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder with the files of the told demo. The run's own process removes it. */
export function demoFiles(run = process.ppid): string {
  return join(tmpdir(), `farthing-demo-${run}`);
}
