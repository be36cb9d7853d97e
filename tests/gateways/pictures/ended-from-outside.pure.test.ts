/** What happens to the process that draws from outside says nothing of the picture, and nothing of it ends the product. */
import { execFile } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import diagnosticsChannel from "node:diagnostics_channel";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { askDrawing } from "#app/gateways/pictures/ask-drawing.ts";
import { LIMITS, SIZES } from "#app/gateways/pictures/drawing.ts";
import { cleanUpload } from "#app/gateways/pictures/clean-upload.ts";
import { drawPortrait } from "#app/gateways/pictures/draw-portrait.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { samplePicture } from "#tests/kit/pictures.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** What a program says in a process of its own, which may have 64 files open. */
async function said(program: string): Promise<string> {
  const start = 'ulimit -n 64 && exec "$0" --input-type=module-typescript --eval "$1"';
  const run = promisify(execFile)("sh", ["-c", start, process.execPath, program], { cwd: ROOT });
  return (await run).stdout.trim();
}

test("without file descriptors left a picture is refused for now, and the product goes on", async () => {
  const program = `
    import { closeSync, openSync } from "node:fs";
    import { askDrawing } from "#app/gateways/pictures/ask-drawing.ts";
    import { LIMITS, SIZES } from "#app/gateways/pictures/drawing.ts";
    const open: number[] = [];
    try { for (;;) open.push(openSync("/dev/null", "r")); } catch {}
    const asked = askDrawing(new Uint8Array(9), { kind: "sizes", ...LIMITS }, SIZES);
    for (const each of open) closeSync(each);
    await asked.catch((problem: { code: string }) => console.log(problem.code));
    setTimeout(() => console.log("goes on"), 50);`;
  expect(await said(program)).toBe("EMFILE\ngoes on");
});

/** Sends the next process that draws this signal at once. */
function signalling(signal: NodeJS.Signals): void {
  const channel = diagnosticsChannel.channel("child_process");
  const send = (message: unknown) => {
    channel.unsubscribe(send);
    const { process: child } = message as { process: ChildProcess };
    child.once("spawn", () => child.kill(signal));
  };
  channel.subscribe(send);
}

test.each(["SIGINT", "SIGHUP", "SIGTERM"] as const)(
  "%s, as all processes of a terminal get it, says nothing of the picture",
  async (signal) => {
    signalling(signal);
    const asked = askDrawing(await samplePicture(640, 400), { kind: "sizes", ...LIMITS }, SIZES);
    await expect(asked).rejects.toThrow(signal);
  },
);

test("a picture that takes too much memory is not said to have too many pixels", async () => {
  const bytes = await samplePicture(640, 400);
  const sender = { bytes, senderId: "usr_lin" };
  const file = { name: "coin.png", mediaType: "image/png", ...sender };
  for (const work of [() => cleanUpload(file), () => drawPortrait({ ...sender, crop: "centre" })]) {
    signalling("SIGKILL");
    const { code, message } = await refusalOf(work());
    expect([code, message]).toEqual([
      "picture_too_large",
      expect.stringContaining("takes more memory"),
    ]);
  }
});
