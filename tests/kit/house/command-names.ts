/** House rule: command names are snake_case, each is used in the folder of its prefix and listed in the table. */
import { COMMAND_NAMES } from "#app/domain/commands/command-names.ts";
import { code, lineOf } from "./source.ts";
import type { Source } from "./source.ts";

/** The table itself, and the list of its earlier names. */
const TABLES = "app/domain/commands/";
const FOLDER = /^app\/domain\/([^/]+)\//;
const LITERAL = /"([a-z]+\.[\w-]+)"/g;
/** `tasks.${transition}`: a family of names, where a command gets it as its name. */
const FAMILY = /\bname: `([a-z]+)\.\$\{[\w.]+\}(\w*)`/g;

interface Given {
  path: string;
  line: number;
  folder: string;
  prefix: string;
  isThe: (name: string) => boolean;
}

function givenIn(source: Source): Given[] {
  const folder = FOLDER.exec(source.path)?.[1];
  if (folder === undefined || source.path.startsWith(TABLES)) return [];
  const text = code(source);
  const at = (index: number) => ({ path: source.path, line: lineOf(text, index), folder });
  const literals = [...text.matchAll(LITERAL)].flatMap(({ 1: given = "", index }) => {
    const [prefix = ""] = given.split(".");
    if (!COMMAND_NAMES.includes(given)) return [];
    return [{ ...at(index), prefix, isThe: (name: string) => name === given }];
  });
  const families = [...text.matchAll(FAMILY)].map(({ 1: prefix = "", 2: end = "", index }) => ({
    ...at(index),
    prefix,
    isThe: (name: string) => name.startsWith(`${prefix}.`) && name.endsWith(end),
  }));
  return [...literals, ...families];
}

export function wrongCommandNames(sources: Source[]): string[] {
  const strays = sources.flatMap(givenIn).filter(({ folder, prefix }) => folder !== prefix);
  const tests = sources.filter(({ path }) => path.startsWith("app/") && !path.startsWith(TABLES));
  return [
    ...strays.map(
      ({ path, line, folder, prefix }) =>
        `${path}:${line}: a command of ${folder} is not named after ${prefix}`,
    ),
    ...tests.flatMap((source) => {
      const hit = /\bname: ["`]test\./.exec(code(source));
      return hit === null ? [] : [`${source.path}: names that begin with test. are the tests'`];
    }),
  ];
}

/** Rows of the table that no file of their folder uses, or that are not snake_case. */
export function idleCommandNames(sources: Source[]): string[] {
  const given = sources.flatMap(givenIn);
  return COMMAND_NAMES.filter(
    (name) => !/^[a-z]+\.[a-z]+(_[a-z]+)*$/.test(name) || !given.some(({ isThe }) => isThe(name)),
  );
}
