/** Builds the bare page with the product's own tools, into the build folder beside the product but never as a part of it. */
import { spawn } from "node:child_process";
import { childEnvironment } from "#app/env.server.ts";

export const BARE_BUILD = "build/bench-bare";
const SOURCE = "tests/bench/web/bare";

export async function buildBare(): Promise<void> {
  const child = spawn(
    process.execPath,
    ["node_modules/@react-router/dev/bin.cjs", "build", SOURCE],
    {
      env: childEnvironment({ NODE_ENV: "production" }),
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const status = await new Promise((done) => child.on("close", done));
  if (status !== 0) throw new Error(`The bare page could not be built:\n${said}`);
}
