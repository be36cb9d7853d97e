/** House rule: decisions are short, complete and indexed; every file that a document names exists. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Source } from "./source.ts";

const FULL_PATHS = ["DECISIONS.md", "GLOSSARY.md"];
const DOCUMENTS = [...FULL_PATHS, "README.md", "CONTRIBUTING.md"];

export function readDocuments(): Source[] {
  return DOCUMENTS.map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

const MOST_LINES = 10;
const WIDEST = 160;
const FIELDS = ["Status", "What", "Why", "Runner-up", "Files"];
const STATUS = /^- Status: \d{4}-\d\d-\d\d, (standing|being tried|superseded by (\d+))/m;

interface Entry {
  number: string;
  title: string;
  text: string;
}

/** Decisions that are too long, lack a field, or differ from the index. */
export function wrongDecisions(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path === "DECISIONS.md")
    .flatMap(({ path, text }) => {
      const entries = entriesOf(text);
      const wanted = entries.map(indexLine);
      const index = [...text.matchAll(/^\d+\. .+ — .+$/gm)].map(([line]) => line);
      const wide = text.split("\n").filter((line) => line.length > WIDEST);
      return [
        ...wide.map((line) => `a line of ${line.length} signs, at most ${WIDEST}: ${line}`),
        ...entries.flatMap((entry) => wrongEntry(entry, entries)),
        ...wanted
          .filter((line) => !index.includes(line))
          .map((line) => `not in the index: ${line}`),
        ...index
          .filter((line) => !wanted.includes(line))
          .map((line) => `only in the index: ${line}`),
      ].map((problem) => `${path}: ${problem}`);
    });
}

function entriesOf(text: string): Entry[] {
  const parts = text.split(/^(?=#{2,3} )/m).map((part) => part.trim());
  return parts.flatMap((part) => {
    const [, number = "", title = ""] = /^### (\d+)\. (.+)/.exec(part) ?? [];
    return number === "" ? [] : [{ number, title, text: part }];
  });
}

function indexLine({ number, title, text }: Entry): string {
  return `${number}. ${title} — ${STATUS.exec(text)?.[1] ?? "no status"}`;
}

function wrongEntry({ number, text }: Entry, entries: Entry[]): string[] {
  const lines = text.split("\n").filter((line) => line !== "").length;
  const fields = [...text.matchAll(/^- ([\w-]+): \S/gm)].map(([, field]) => field);
  const next = STATUS.exec(text)?.[2];
  const numbers = entries.map((entry) => entry.number);
  const wrong: string[] = [];
  if (lines > MOST_LINES) wrong.push(`${lines} lines, at most ${MOST_LINES}`);
  if (fields.join() !== FIELDS.join()) wrong.push(`has the fields ${FIELDS.join(", ")}`);
  if (!STATUS.test(text))
    wrong.push("its status is a date and standing, being tried or superseded");
  if (next !== undefined && !numbers.includes(next)) wrong.push(`there is no decision ${next}`);
  if (numbers.indexOf(number) !== numbers.lastIndexOf(number))
    wrong.push("its number is used twice");
  return wrong.map((problem) => `decision ${number}: ${problem}`);
}

const ROOMS = ["app", "db", "docs", "public", "tests"];
const FROM_ROOT = /^#?(app|db|docs|public|tests)\//;
const MENTION = /(?<![\w/.#@-])#?(?:[\w$.-]+\/)*[\w$-]+(?:\.[\w-]+)*\.(?:tsx?|sql|css|md)\b/g;
const FOLDER = /(?<![\w/.#@-])#?(?:app|db|docs|public|tests)\/[\w$./-]*/g;

/** Mentions of files and folders that do not exist. A document for people may give only the end of a path. */
export function missingFiles(sources: Source[]): string[] {
  const files = [
    ...readdirSync("."),
    ...ROOMS.flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" }).map((name) => `${room}/${name}`),
    ),
  ].map((name) => `/${name.replaceAll("\\", "/")}`);
  const ends = (mention: string) => files.some((name) => name.endsWith(`/${mention}`));

  return sources.flatMap(({ path, text }) => {
    const mentions = [...text.matchAll(MENTION), ...text.matchAll(FOLDER)].map(([mention]) =>
      mention.replace(/^#/, "").replace(/\.+$/, ""),
    );
    return [...new Set(mentions)]
      .filter((mention) => !existsSync(mention))
      .flatMap((mention) => {
        if (FROM_ROOT.test(mention)) return [`${path}: ${mention} does not exist`];
        if (!ends(mention)) return [`${path}: no file's path ends in ${mention}`];
        return FULL_PATHS.includes(path)
          ? [`${path}: ${mention} is not written from the root`]
          : [];
      });
  });
}
