/** House rule: each room of the domain has tests, and each command file a test of its name in the mirrored folder. */
import { code } from "./source.ts";
import type { Source } from "./source.ts";

/** A command, or one submitted to a group commit. The files of the command path itself are excluded. */
const CALLS_COMMAND = /(?<!get |function )\b(?:command|submit)(?:<[^>()]*>)?\(/;
const MACHINERY = "app/domain/commands/";

export function untestedCommands(sources: Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources
    .filter(({ path }) => path.startsWith("app/domain/") && !path.startsWith(MACHINERY))
    .filter((source) => CALLS_COMMAND.test(code(source)))
    .flatMap(({ path }) => {
      const test = testOf(path);
      return paths.has(test) ? [] : [`${path}: holds a command and has no test ${test}`];
    });
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
