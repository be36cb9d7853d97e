/** The log when its reader is gone. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const LOGS = `
  import { log } from "#app/log.server.ts";
  process.on("SIGTERM", () => {
    for (const line of ["a", "b"]) log.error(line);
    log.fatal("stops");
    log.error("ends");
    process.exit(0);
  });
  setInterval(() => {}, 1000);
  log.error("begins");
`;

test("a process whose log has lost its reader ends when it is told to", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", LOGS], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, NODE_ENV: "development" },
  });
  try {
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    expect(String(said)).toContain('"msg":"begins"');
    child.stdout.destroy();
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});
