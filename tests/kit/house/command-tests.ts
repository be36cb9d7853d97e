/** Each room of the domain has tests, and each file with a command a test of its name in the mirrored folder. */
import { code } from "./source.ts";
import type { Source } from "./source.ts";

/** A command, or a ride in a transaction that commands share; what calls itself so in the kernel is the machinery. */
const CALLS_COMMAND = /(?<!get |function )\b(?:command|ride)(?:<[^>()]*>)?\(/;
const MACHINERY = "app/domain/kernel/";

/** TABLE. Command files whose tests stand under another name, each with the reason. */
const ELSEWHERE: Record<string, { test: string; reason: string }> = {
  "app/domain/people/first-staff-link.ts": {
    test: "tests/domain/people/first-staff.test.ts",
    reason: "all of it is about this file; to be renamed",
  },
  "app/domain/earnings/clear-earnings.ts": {
    test: "tests/domain/earnings/clearing.test.ts",
    reason: "all of it is about this file; to be renamed",
  },
};

export function untestedCommands(sources: Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources
    .filter(({ path }) => path.startsWith("app/domain/") && !path.startsWith(MACHINERY))
    .filter((source) => CALLS_COMMAND.test(code(source)))
    .flatMap(({ path }) => {
      const test = ELSEWHERE[path]?.test ?? testOf(path);
      return paths.has(test) ? [] : [`${path}: holds a command and has no test ${test}`];
    });
}

/** Rows whose file is gone, or has a test of its name by now. */
export function staleRows(sources: Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path));
  return Object.keys(ELSEWHERE)
    .filter((path) => !paths.has(path) || paths.has(testOf(path)))
    .map((path) => `${path}: needs no row in command-tests.ts any more`);
}

export function untestedRooms(sources: Source[]): string[] {
  const roomsOf = (top: string) =>
    new Set(sources.flatMap(({ path }) => new RegExp(`^${top}([^/]+)/`).exec(path)?.[1] ?? []));
  const tested = roomsOf("tests/domain/");
  return [...roomsOf("app/domain/")]
    .filter((room) => !tested.has(room))
    .map((room) => `app/domain/${room}/: has no tests in tests/domain/${room}/`);
}

function testOf(path: string): string {
  return path.replace(/^app\//, "tests/").replace(/\.ts$/, ".test.ts");
}
