/** Ranks of the passwords and words that attackers try first. Sources and licences: `common-passwords.md`. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { WORDS } from "./guessable-passwords.ts";

/** Relative to the working directory, like checks and migrations: the built pages run in the checkout too. */
const FILE = "app/domain/security/common-passwords.txt.gz";

let ranks: ReadonlyMap<string, number> | undefined;

/** Lower-case text → rank; 1 is the most common. Loaded at the first new password, in a few hundredths of a second. */
export function commonPasswords(): ReadonlyMap<string, number> {
  ranks ??= rank([...WORDS, ...gunzipSync(readFileSync(FILE)).toString("utf8").split("\n")]);
  return ranks;
}

function rank(list: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const text of list) if (!found.has(text)) found.set(text, found.size + 1);
  return found;
}
