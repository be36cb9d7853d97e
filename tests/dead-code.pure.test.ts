/** No unused code: files, exports and dependencies that nothing reaches, as knip finds them by knip.jsonc. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

interface Report {
  issues: Array<{ file: string } & Record<string, unknown>>;
}

/** Runs knip in `folder` and returns its findings, one a line: `unused.ts: files unused.ts`. */
function unused(folder: string): Promise<string[]> {
  const knip = join(process.cwd(), "node_modules/knip/bin/knip.js");
  return new Promise((resolve, reject) => {
    const found = (problem: Error | null, said: string, complaint: string) => {
      if (!said.startsWith("{")) reject(problem ?? new Error(complaint));
      else resolve((JSON.parse(said) as Report).issues.flatMap(lines));
    };
    execFile(
      process.execPath,
      [knip, "--no-progress", "--reporter", "json"],
      { cwd: folder },
      found,
    );
  });
}

function lines({ file, ...kinds }: Report["issues"][number]): string[] {
  return Object.entries(kinds).flatMap(([kind, all]) =>
    Array.isArray(all)
      ? all.map((one: { name?: string }) => `${file}: ${kind} ${one.name ?? ""}`.trim())
      : [],
  );
}

/** A fresh checkout has no types of its routes yet, and knip follows imports of them. */
function writeRouteTypes(): Promise<void> {
  const cli = join(process.cwd(), "node_modules/@react-router/dev/bin.cjs");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, "typegen"], (problem) =>
      problem === null ? resolve() : reject(problem),
    );
  });
}

test("every file, export and dependency of the project is used", async () => {
  await writeRouteTypes();
  expect(await unused(process.cwd()), "delete it, or drop the word export").toEqual([]);
});

test("the check for dead code finds an unused file, export and dependency", async () => {
  const folder = mkdtempSync(join(tmpdir(), "unused-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = {
    "package.json": '{ "name": "x", "type": "module", "dependencies": { "zod": "4.0.0" } }',
    "knip.json": '{ "entry": ["main.ts"], "project": ["*.ts"] }',
    "main.ts": 'import { used } from "./both.ts";\nconsole.log(used);\n',
    "both.ts": "export const used = 1;\nexport const idle = 2;\n",
    "alone.ts": "export const x = 1;\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const found = (await unused(folder)).sort();
  expect(found).toEqual([
    expect.stringContaining("alone.ts: files"),
    "both.ts: exports idle",
    "package.json: dependencies zod",
  ]);
});
