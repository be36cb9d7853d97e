/** Makes a copy of the checkout in which one place of the product is changed, and runs tests in it. */
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { memoryFolderOf } from "#tests/kit/server-folder.ts";
import { EVERY_TEST, WHOLE_TEST } from "#tests/kit/whole-test.ts";
import type { Mutant } from "./mutant.ts";

export type Fate = "noticed" | "survived";

export interface RunOptions {
  longestMs?: number;
  tell?: (said: string) => void;
}

/** A longer run hangs, which counts as noticed. */
const LONGEST_MS = 180_000;

const VITEST = resolve("node_modules/vitest/vitest.mjs");

/** Runs the tests for one mutant in the checkout at `copy`, and restores the file afterwards. */
export async function fateOf(copy: string, mutant: Mutant): Promise<Fate> {
  const file = join(copy, mutant.file);
  const right = readFileSync(file, "utf8");
  writeFileSync(file, mutated(right, mutant));
  try {
    const named = mutant.only === undefined ? [] : ["-t", mutant.only];
    return (await passes(copy, [...mutant.tests, ...named])) ? "survived" : "noticed";
  } finally {
    writeFileSync(file, right);
  }
}

/** The source with its one place changed. Throws unless the place occurs exactly once, because then the list is out of date. */
export function mutated(source: string, { name, file, find, put }: Mutant): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`${name}: ${file} holds “${find}” ${places} times, not once`);
  return source.replace(find, () => put);
}

/** Copies every file git knows of, as in the working tree, and links the packages of this checkout. */
export function copyCheckout(): string {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"]);
  return copyOf(
    listed
      .toString()
      .split("\n")
      .filter((file) => file !== "" && existsSync(file)),
  );
}

/** A new folder with these files of the checkout and its packages. */
export function copyOf(files: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), "farthing-mutants-"));
  // When root starts the embedded PostgreSQL, it runs as another user, who must be able to enter.
  chmodSync(copy, 0o755);
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file));
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}

export function removeCopy(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  // A PostgreSQL whose test run was killed may still be writing its last files.
  rmSync(memoryFolderOf(copy), { recursive: true, force: true, maxRetries: 10 });
}

/**
 * True when the chosen tests (files, and `-t` with words of names) pass in the checkout at `copy`. The first
 * failure ends the run, and its output goes to `tell`. Throws when no test ran, because that proves nothing.
 */
export async function passes(
  copy: string,
  asked: readonly string[],
  { longestMs = LONGEST_MS, tell = () => {} }: RunOptions = {},
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [VITEST, "run", "--bail", "1", "--reporter", "default", ...asked],
    {
      cwd: copy,
      // The cuts of long tests differ from run to run; fates must not.
      env: { ...process.env, NODE_ENV: "test", [WHOLE_TEST]: EVERY_TEST },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: longestMs,
      killSignal: "SIGKILL",
    },
  );
  const [[status], said] = await Promise.all([once(child, "close"), text(child.stdout)]);
  if (status === 0 && !/Tests .*\d passed/.test(stripVTControlCharacters(said)))
    throw new Error(`No test is asked by ${asked.join(" ")}`);
  if (status !== 0) tell(stripVTControlCharacters(said));
  return status === 0;
}
