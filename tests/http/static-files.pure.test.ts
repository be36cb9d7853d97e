/** Built files: the type each is sent with, and 304 for a browser that has one already. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerStatic, readStaticFiles } from "#app/http/static-files.ts";
import type { StaticFiles } from "#app/http/static-files.ts";

const TYPES = {
  "a.css": "text/css; charset=utf-8",
  "a.js": "text/javascript; charset=utf-8",
  "a.json": "application/json",
  "a.svg": "image/svg+xml",
  "a.png": "image/png",
  "a.ico": "image/x-icon",
  "a.webp": "image/webp",
  "a.woff2": "font/woff2",
  "a.d.ts": "text/plain; charset=utf-8",
  "a.txt": "text/plain; charset=utf-8",
  "a.webmanifest": "application/manifest+json",
  "a.strange": "application/octet-stream",
};

let folder: string;
let files: StaticFiles;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "farthing-files-"));
  for (const name of Object.keys(TYPES)) writeFileSync(join(folder, name), name);
  writeFileSync(join(folder, "a.js.br"), "packed");
  files = readStaticFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function ask(path: string, headers: Record<string, string> = {}): Response {
  const answer = answerStatic(files, path, new Request(`http://localhost${path}`, { headers }));
  if (answer === null) throw new Error(`${path} is no file.`);
  return answer;
}

test.each(Object.entries(TYPES))("the file %s is sent as %s", (name, type) => {
  expect(ask(`/${name}`).headers.get("content-type")).toBe(type);
});

test("a compressed copy keeps the type of its file, and is no file by itself", async () => {
  const packed = ask("/a.js", { "accept-encoding": "br" });
  expect(await packed.text()).toBe("packed");
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(packed.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(() => ask("/a.js.br")).toThrow("is no file");
});

test("a file that the browser has, whole or marked as weak by a proxy, is not sent again", () => {
  const etag = ask("/a.css").headers.get("etag") ?? "";
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`])
    expect(ask("/a.css", { "if-none-match": known }).status).toBe(304);
  expect(ask("/a.css", { "if-none-match": '"other"' }).status).toBe(200);
});
