/** The operator's folder of texts: later versions of the site's texts, and the facts that fill their places. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { env } from "#app/env.server.ts";
import type { TextName, TextVersion } from "./texts.ts";

const FACTS = "operator.env";
/** First line of a file: `Since: 2027-01-01`. */
const SINCE = /^Since: (\d{4}-\d{2}-\d{2})\r?\n/;

/** Places of the form `operator_name`; an empty object without the folder or the file. */
export async function operatorFacts(): Promise<Record<string, string>> {
  if (env.textsDir === undefined) return {};
  const written = await readFile(join(env.textsDir, FACTS), "utf8").catch(absent);
  const facts = parseEnv(written ?? "");
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      value === undefined || value.trim() === "" ? [] : [[name, value.trim()]],
    ),
  );
}

/** The operator's versions of a text: files such as `terms.2.md`. A file without its first day is left out. */
export async function operatorVersions(name: TextName): Promise<TextVersion[]> {
  if (env.textsDir === undefined) return [];
  const files = (await readdir(env.textsDir).catch(absent)) ?? [];
  const versions: TextVersion[] = [];
  for (const file of files) {
    const number = new RegExp(`^${name}\\.([1-9]\\d{0,5})\\.md$`).exec(file)?.[1];
    if (number === undefined) continue;
    const text = await readFile(join(env.textsDir, file), "utf8");
    const since = SINCE.exec(text)?.[1];
    if (since === undefined) continue;
    versions.push({
      version: Number.parseInt(number, 10),
      since,
      markdown: text.replace(SINCE, ""),
    });
  }
  return versions;
}

function absent(problem: unknown): null {
  if (problem instanceof Error && "code" in problem && problem.code === "ENOENT") return null;
  throw problem;
}
