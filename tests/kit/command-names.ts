/** The names of all commands, read off the domain's sources. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PLAIN_TRANSITIONS } from "#app/domain/tasks/plain-move.ts";

/** Clock commands are named after their transition. */
const FAMILIES: Record<string, readonly string[]> = {
  "orders.": PLAIN_TRANSITIONS.map((name) => `orders.${name}`),
  "catalog.-gig": ["publish", "pause", "resume", "block", "unblock"].map((n) => `catalog.${n}-gig`),
};

const NAME = /^[a-z]+\.[a-zA-Z][\w-]*$/;

export function commandNames(): Set<string> {
  // Words of events stand beside `name:` as well; they are no commands.
  const events = readFileSync("app/domain/events/events.ts", "utf8");
  const names = new Set<string>();
  for (const file of readdirSync("app/domain", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join("app/domain", file), "utf8");
    if (!/commands\/command\.ts"/.test(text)) continue;
    for (const [, name = ""] of text.matchAll(/\bname: "([^"]+)"/g))
      if (NAME.test(name) && /\bactor\b/.test(text)) names.add(name);
    for (const [, name = ""] of text.matchAll(/\bdecide\("([^"]+)"/g)) names.add(name);
    for (const [, name = ""] of text.matchAll(/\bNAME = "([^"]+)"/g)) names.add(name);
    for (const [, head = "", tail = ""] of text.matchAll(/name: `([a-z]+\.)\$\{\w+\}([\w-]*)`/g))
      for (const name of FAMILIES[head + tail] ?? [`${head}?${tail}`]) names.add(name);
  }
  return new Set([...names].filter((name) => !events.includes(`"${name}"`)));
}
