/** Writes app/domain/people/names/confusables.ts from Unicode's confusables.txt: node tests/kit/confusables-table.ts FILE */
import { readFileSync, writeFileSync } from "node:fs";

const TABLE = "app/domain/people/names/confusables.ts";
const WIDTH = 300;
/** The most look-alikes per word; the rest starts another word with the same target. */
const GROUP = 16;

const source = readFileSync(process.argv[2] ?? "confusables.txt", "utf8");
const version = /^# Version: (\S+)/m.exec(source)?.[1] ?? "unknown";
const year = /© (\d{4})/.exec(source)?.[1] ?? "";
const hex = (text: string) => text.toLowerCase().replace(/\b0+/g, "");

const groups = new Map<string, string[]>();
for (const [, from = "", to = ""] of source.matchAll(/^([0-9A-F]+) ;\t([0-9A-F ]+?) ;\tMA/gm)) {
  const target = hex(to).replaceAll(" ", "+");
  groups.set(target, [...(groups.get(target) ?? []), hex(from)]);
}

const words = [...groups].flatMap(([target, from]) =>
  Array.from(
    { length: Math.ceil(from.length / GROUP) },
    (_, place) => `${target}=${from.slice(place * GROUP, (place + 1) * GROUP).join(",")}`,
  ),
);
const lines = [""];
for (const word of words) {
  const line = lines.at(-1) ?? "";
  if (line.length + word.length < WIDTH) lines[lines.length - 1] = `${line} ${word}`.trim();
  else lines.push(word);
}

writeFileSync(
  TABLE,
  `/**
 * DATA: characters that look like others, made from confusables.txt ${version} of UTS 39 by tests/kit/confusables-table.ts.
 * © ${year} Unicode, Inc., under the Unicode License v3 beside this file. \`61=251,3b1\`: U+0251 and U+03B1 look like U+0061.
 */
export const CONFUSABLES = \`
${lines.join("\n")}
\`;
`,
);
