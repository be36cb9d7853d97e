/** The passwords and words that attackers try first, each with its rank. Sources and licences: `common-passwords.md`. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { WORDS } from "./guessable-passwords.ts";

/** From the checkout, like the checks and migrations: the built pages run there too. */
const FILE = "app/domain/security/common-passwords.txt.gz";

let ranks: ReadonlyMap<string, number> | undefined;

/** Lower-case text → 1 for the most common. Read at the first new password, a few hundredths of a second. */
export function commonPasswords(): ReadonlyMap<string, number> {
  ranks ??= rank([...WORDS, ...gunzipSync(readFileSync(FILE)).toString("utf8").split("\n")]);
  return ranks;
}

function rank(list: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const text of list) if (!found.has(text)) found.set(text, found.size + 1);
  return found;
}
