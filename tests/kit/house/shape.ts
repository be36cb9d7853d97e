/** House rule: files are named after their contents, and small enough to be read in one go. */
import { code } from "./source.ts";
import type { Source } from "./source.ts";

const ROLE_NAMES =
  /(^|[/.-])(utils?|libs?|helpers?|services?|common|misc|shared|managers?|fees?|milestones?)([/.-]|$)/;
const KEBAB = /^[a-z0-9$]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx)$/;

export function wrongNames(sources: Source[]): string[] {
  return sources.flatMap(({ path }) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const wrong: string[] = [];
    if (ROLE_NAMES.test(path)) wrong.push(`${path}: is named after a role, not after its contents`);
    if (!KEBAB.test(name)) wrong.push(`${path}: file names are kebab-case`);
    if (
      name.endsWith(".tsx") &&
      !/^(app\/(routes|ui)\/|app\/(root|entry\.))/.test(path) &&
      !path.startsWith("tests/")
    )
      wrong.push(`${path}: pages and components live in app/routes and app/ui`);
    return wrong;
  });
}

/** Files whose first line does not say what they are for. */
export function missingHeaders(sources: Source[]): string[] {
  return sources
    .filter(({ text }) => !/^(\/\*\*|\/\/)\s*\S/.test(text))
    .map(({ path }) => `${path}: begins with a sentence about what it is for`);
}

const MAX_FILE_LINES = 250;
const MAX_FUNCTION_LINES = 70;
const MAX_MEDIAN = 60;
const MAX_P90 = 140;

/** Tables of data, which may be longer than other files. */
const TABLES = new Set([
  "app/routes.ts",
  "app/settings.ts",
  "app/domain/kernel/refusal-codes.ts",
  "app/domain/ledger/transfer-kinds.ts",
  "app/domain/tasks/task-lifecycle.ts",
  "app/domain/tasks/task-words.ts",
]);

const lines = (text: string) => text.trimEnd().split("\n").length;

export function wrongSizes(sources: Source[]): string[] {
  const wrong = sources
    .filter(({ path, text }) => !isTable(path) && lines(text) > MAX_FILE_LINES)
    .map(({ path, text }) => `${path}: ${lines(text)} lines; at most ${MAX_FILE_LINES}`);
  return [...wrong, ...sources.flatMap(longFunctions)];
}

function isTable(path: string): boolean {
  return TABLES.has(path) || path.startsWith("db/schema/") || path.startsWith("db/seed/");
}

/** The sizes of all files together: many small ones, few long ones. */
export function wrongSpread(sources: Source[]): string[] {
  const sizes = sources
    .filter(({ path }) => !isTable(path))
    .map(({ text }) => lines(text))
    .sort((a, b) => a - b);
  const at = (share: number) =>
    sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
  const wrong: string[] = [];
  if (at(0.5) > MAX_MEDIAN)
    wrong.push(`half of the files are over ${at(0.5)} lines; ${MAX_MEDIAN} wanted`);
  if (at(0.9) > MAX_P90)
    wrong.push(`a tenth of the files is over ${at(0.9)} lines; ${MAX_P90} wanted`);
  return wrong;
}

const OPENS =
  /^(\s*)(export )?(default )?(async )?(function\b.*|(const|let) \w+ = .*=> |\w+\(.*\).* )\{$/;

/** Functions longer than allowed. The formatter puts the closing brace of a function below its first letter. */
function longFunctions(source: Source): string[] {
  if (source.path.startsWith("tests/")) return [];
  const all = code(source).split("\n");
  return all.flatMap((line, start) => {
    const indent = OPENS.exec(line)?.[1];
    if (indent === undefined || /^\s*(if|for|while|switch|else)\b/.test(line)) return [];
    const length = all.slice(start).findIndex((later) => later.startsWith(`${indent}}`)) + 1;
    return length > MAX_FUNCTION_LINES
      ? [
          `${source.path}:${start + 1}: a function of ${length} lines; at most ${MAX_FUNCTION_LINES}`,
        ]
      : [];
  });
}

/** The tables that are the product; the README's tour lists the same ones. */
export const PRODUCT_TABLES = [
  "app/routes.ts",
  "app/domain/tasks/task-lifecycle.ts",
  "app/domain/ledger/transfer-kinds.ts",
  "app/worker/schedule.ts",
  "app/domain/events/events.ts",
  "app/domain/notifications/catalogue.ts",
];

/** Files that call themselves a table but are none of the product's, and tables that do not say so. */
export function wrongTables(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const says = /^\/\*\*\s(?:\* )?TABLE\. /.test(text.replace("/**\n *", "/** *"));
    if (says === PRODUCT_TABLES.includes(path)) return [];
    return [says ? `${path}: is no table of the product` : `${path}: begins with TABLE`];
  });
}
