/** Reads the source files and their imports for the house rules. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export interface Source {
  /** From the root, with forward slashes: `app/domain/escrow/release.ts`. */
  path: string;
  text: string;
}

export interface Import {
  /** The import as written: `#app/env.server.ts`, `./post.ts`, `zod`. */
  wanted: string;
  /** The imported file, when it is one of ours. */
  target: string | null;
  /** True for imports of types, which vanish before anything runs. */
  typeOnly: boolean;
}

export function readSources(rooms: string[]): Source[] {
  return rooms
    .filter((room) => existsSync(room))
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(ts|tsx)$/.test(name) && !name.endsWith(".d.ts"))
        .map((name) => join(room, name).replaceAll("\\", "/"))
        .sort()
        .map((path) => ({ path, text: readFileSync(path, "utf8") })),
    );
}

/** The text without comments, so that no rule fires on its own explanation. Line numbers stay the same. */
export function code(source: Source): string {
  return source.text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[\s;{}(,])\/\/.*$/gm, "$1");
}

const STATEMENT = /^\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

export function importsOf(source: Source): Import[] {
  const text = code(source);
  const found = [...text.matchAll(STATEMENT)].map(([, , type, wanted = ""]) => ({
    wanted,
    typeOnly: type !== undefined,
  }));
  for (const [, wanted = ""] of text.matchAll(DYNAMIC)) found.push({ wanted, typeOnly: false });
  return found.map((each) => ({ ...each, target: resolve(source.path, each.wanted) }));
}

function resolve(from: string, wanted: string): string | null {
  if (wanted.startsWith("#")) return wanted.slice(1);
  if (wanted.startsWith(".")) return posix.join(posix.dirname(from), wanted);
  return null;
}

/** The line number of a place in the text, for messages. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
