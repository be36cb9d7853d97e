/** `npm run build`: builds the pages if their sources changed, and writes compressed copies beside the static files. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { childEnvironment } from "#app/env.server.ts";
import { OperatorProblem, say, step } from "./terminal.ts";

/** Written last, so that a killed build counts as stale. */
const STAMP = "build/stamp";
const SOURCES = ["app", "db", "public"];
const CONFIGS = [
  "package-lock.json",
  "package.json",
  "vite.config.ts",
  "react-router.config.ts",
  "app/cli/one-copy.ts",
];
const PACKABLE = /\.(js|css|svg|json|ts|txt|webmanifest)$/;

export function isStale(): boolean {
  if (!existsSync(STAMP)) return true;
  const built = statSync(STAMP).mtimeMs;
  const newer = (file: string) => existsSync(file) && statSync(file).mtimeMs > built;
  return (
    CONFIGS.some(newer) ||
    SOURCES.filter((folder) => existsSync(folder)).some((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.parentPath.includes("app/cli"))
        .some((entry) => newer(join(entry.parentPath, entry.name))),
    )
  );
}

export async function build(): Promise<void> {
  rmSync(STAMP, { force: true });
  await runReactRouter();
  packFiles("build/client");
  writeFileSync(STAMP, "");
}

function runReactRouter(): Promise<void> {
  const program = "node_modules/@react-router/dev/bin.cjs";
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, "build"], {
      env: childEnvironment({ NODE_ENV: "production" }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve()
        : reject(new OperatorProblem(`${said}\nThe pages could not be built (status ${code}).`)),
    );
  });
}

function packFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !PACKABLE.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const body = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(body));
    writeFileSync(`${file}.zst`, zstdCompressSync(body));
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
  }
}

export async function buildWhenStale(): Promise<void> {
  if (isStale()) await step("Building the pages", build);
}

if (import.meta.main) {
  try {
    if (!process.argv.includes("--if-stale") || isStale()) await step("Building the pages", build);
  } catch (problem) {
    say(problem instanceof OperatorProblem ? problem.message : String(problem));
    process.exit(1);
  }
}
